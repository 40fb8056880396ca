import { Ajv } from 'ajv'
import { type Static, type TSchema, Type } from 'typebox'
import { parse } from 'yaml'
import { isTimeZone } from '../../lib/wall-clock.ts'
import { AppError } from '../../platform/errors.ts'

const closed = { additionalProperties: false } as const
const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])

/** Where a value comes from: a column by name, a fixed value, or a Liquid template over the row. */
export const Source = Type.Union([
  Type.String({ minLength: 1, description: 'The name of a column' }),
  Type.Object({ column: Type.String({ minLength: 1 }), default: Type.Optional(Scalar) }, closed),
  Type.Object({ value: Scalar }, closed),
  Type.Object({ template: Type.String({ minLength: 1 }) }, closed),
])
export type Source = Static<typeof Source>

/** When a rule applies to a row: all that is stated must hold for the column's text. */
export const When = Type.Object(
  {
    column: Type.String({ minLength: 1 }),
    equals: Type.Optional(Type.String()),
    startsWith: Type.Optional(Type.String()),
    matches: Type.Optional(Type.String({ description: 'A regular expression' })),
    below: Type.Optional(Type.Number()),
    empty: Type.Optional(Type.Boolean()),
  },
  { ...closed, minProperties: 2 },
)
export type When = Static<typeof When>

const fields = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, Type.Optional(Source)])) as Record<
    Name,
    ReturnType<typeof Type.Optional<typeof Source>>
  >
const Sources = Type.Record(Type.String({ minLength: 1 }), Source)
const who = fields('user_id', 'email', 'phone', 'anonymous_id')

const shared = {
  format: Type.Optional(Type.Enum(['csv', 'jsonl', 'parquet'])),
  delimiter: Type.Optional(Type.String({ minLength: 1, maxLength: 1 })),
  encoding: Type.Optional(Type.Enum(['utf-8', 'latin1'])),
  time_zone: Type.Optional(Type.String({ description: 'Of times that state none' })),
  decimal: Type.Optional(Type.Enum(['.', ','])),
  skip: Type.Optional(
    Type.Array(Type.Object({ when: When, because: Type.String({ minLength: 1 }) }, closed)),
  ),
}
const Consent = Type.Object({ channel: Type.String(), purpose: Type.String(), state: Source }, closed)

/** One row is a line of an order; lines of one order belong together wherever they stand in the file. */
const Orders = Type.Object(
  {
    kind: Type.Literal('orders'),
    ...shared,
    order_id: Source,
    time: Source,
    ...who,
    currency: Type.Optional(Source),
    product_id: Type.Optional(Source),
    product_name: Type.Optional(Source),
    category: Type.Optional(Source),
    quantity: Type.Optional(Source),
    price: Type.Optional(Source),
    total: Type.Optional(Source),
    refund: Type.Optional(When),
    refund_of: Type.Optional(Source),
    not_a_product: Type.Optional(When),
    traits: Type.Optional(Sources),
    consent: Type.Optional(Type.Array(Consent)),
    catalog: Type.Optional(
      Type.Boolean({ description: 'Whether the lines make a catalogue; true if not said' }),
    ),
  },
  closed,
)

/** One row is a customer. */
const Customers = Type.Object(
  {
    kind: Type.Literal('customers'),
    ...shared,
    ...who,
    time: Type.Optional(Source),
    traits: Type.Optional(Sources),
    consent: Type.Optional(Type.Array(Consent)),
  },
  closed,
)

/** One row is a product. */
const Products = Type.Object(
  {
    kind: Type.Literal('products'),
    ...shared,
    id: Source,
    ...fields('name', 'category', 'price', 'cost', 'currency', 'url', 'image', 'stock'),
    attributes: Type.Optional(Sources),
  },
  closed,
)

/** One row is an event. */
const Events = Type.Object(
  {
    kind: Type.Literal('events'),
    ...shared,
    event: Source,
    time: Source,
    message_id: Type.Optional(Source),
    ...who,
    properties: Type.Optional(Sources),
  },
  closed,
)

const kinds = { orders: Orders, customers: Customers, products: Products, events: Events }
export type OrdersMap = Static<typeof Orders>
export type CustomersMap = Static<typeof Customers>
export type ProductsMap = Static<typeof Products>
export type EventsMap = Static<typeof Events>
export type ImportMap = OrdersMap | CustomersMap | ProductsMap | EventsMap

const ajv = new Ajv({ allErrors: true, strict: false, verbose: true })
const checks = Object.fromEntries(
  Object.entries(kinds).map(([kind, schema]) => [kind, ajv.compile(schema as TSchema)]),
)

/** Reads a map from YAML; every mistake is named with where it stands and what is expected. */
export function readMap(text: string): ImportMap {
  let value: unknown
  try {
    value = parse(text)
  } catch (error) {
    throw bad([`it is not valid YAML: ${(error as Error).message.split('\n')[0]}`])
  }
  const kind = (value as { kind?: unknown } | null)?.kind
  const check = typeof kind === 'string' ? checks[kind] : undefined
  if (!check) throw bad([`"kind" must be one of ${Object.keys(kinds).join(', ')}`])
  if (!check(value)) throw bad(problemsOf(check.errors ?? []))
  const map = value as ImportMap
  const problems = [...identityProblems(map), ...zoneProblems(map), ...patternProblems(map)]
  if (problems.length > 0) throw bad(problems)
  return map
}

function problemsOf(errors: NonNullable<(typeof checks)[string]['errors']>): string[] {
  const lines = errors.map(({ instancePath, keyword, message, params }) => {
    const at = instancePath.split('/').filter(Boolean).join('.')
    if (keyword === 'required')
      return `"${[at, params.missingProperty].filter(Boolean).join('.')}" is missing`
    if (keyword === 'additionalProperties')
      return `"${[at, params.additionalProperty].filter(Boolean).join('.')}" is not known here`
    if (keyword === 'anyOf') return `"${at}" must be a column name, {column: …}, {value: …} or {template: …}`
    return `"${at}" ${message ?? 'is not as expected'}`
  })
  const paths = new Set(
    errors.filter(({ keyword }) => keyword === 'anyOf').map(({ instancePath }) => instancePath),
  )
  // What every alternative of a choice lacked says less than the choice itself.
  return lines.filter((_, i) => {
    const error = errors[i]
    return (
      !error || error.keyword === 'anyOf' || ![...paths].some((path) => error.instancePath.startsWith(path))
    )
  })
}

function identityProblems(map: ImportMap): string[] {
  if (map.kind === 'products' || map.user_id || map.email || map.anonymous_id || map.phone) return []
  return ['one of "user_id", "email", "phone" or "anonymous_id" must say whose row it is']
}

function zoneProblems(map: ImportMap): string[] {
  if (map.time_zone === undefined || isTimeZone(map.time_zone)) return []
  return [`"time_zone" ${map.time_zone} is not known; use an IANA name such as Europe/London`]
}

function patternProblems(map: ImportMap): string[] {
  const rules = [
    ...(map.skip ?? []).map(({ when }) => when),
    ...(map.kind === 'orders' ? [map.refund, map.not_a_product] : []),
  ]
  return rules.flatMap((rule) => {
    if (rule?.matches === undefined) return []
    try {
      new RegExp(rule.matches)
      return []
    } catch (error) {
      return [`"matches: ${rule.matches}" is not a regular expression: ${(error as Error).message}`]
    }
  })
}

function bad(problems: string[]): AppError {
  return new AppError('import_map_invalid', {
    message: `The map cannot be used: ${problems.slice(0, 10).join('; ')}.`,
    details: { problems },
  })
}
