import type { Schema } from './routes.ts'

const texts = [
  'sample',
  'GBP',
  'Europe/London',
  '#336699',
  'en',
  '09:30',
  'https://shop.example/',
  '0'.repeat(64),
]

/** A value that fits the schema, with every field that it knows. */
export function sampleOf(schema: Schema, id: string): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {}, id)
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, member]) => [name, fieldOf(name, member, id)]),
    )
  if (schema.type === 'array') return [sampleOf(schema.items ?? {}, id)]
  if (schema.type === 'boolean') return true
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1
  if (schema.type === 'string') return textOf(schema, id)
  return 'sample'
}

/** The condition's tree and the zone are checked by more than the schema says. */
function fieldOf(name: string, schema: Schema, id: string): unknown {
  if (name === 'condition') return { kind: 'trait', trait: 'city', is: { op: 'eq', value: 'Wien' } }
  if (name === 'timeZone') return 'Europe/London'
  if (name === 'metric') return 'conversion'
  return sampleOf(schema, id)
}

function textOf({ format, pattern, minLength = 0 }: Schema, id: string): string {
  if (format === 'uuid') return id
  if (format === 'email') return 'somebody@shop.example'
  if (format === 'date-time') return '2026-07-01T10:00:00.000Z'
  const fits = texts.find((text) => text.length >= minLength && (!pattern || new RegExp(pattern).test(text)))
  return fits ?? 'sample '.repeat(10)
}

/** The paths of all fields of a value, outer ones first; of a list only its first item. */
export function pathsOf(value: unknown, depth = 6): (string | number)[][] {
  if (value === null || typeof value !== 'object' || depth === 0) return []
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.slice(0, 1).map((item, index) => [index, item])
    : Object.entries(value)
  return entries.flatMap(([key, member]) => [
    [key],
    ...pathsOf(member, depth - 1).map((rest) => [key, ...rest]),
  ])
}

/** A copy with another value at a path. */
export function withValue(value: unknown, path: readonly (string | number)[], put: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return put
  if (Array.isArray(value))
    return value.map((item, index) => (index === key ? withValue(item, rest, put) : item))
  const members = value as Record<string, unknown>
  return { ...members, [key]: withValue(members[key], rest, put) }
}
