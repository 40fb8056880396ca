import { instantOf, type Moment } from '../../lib/conditions/instants.ts'
import { type PathStep, parsePath } from '../../lib/conditions/path.ts'
import type { PropertyFilter, Scalar, ValueTest } from '../../lib/conditions/schema.ts'
import { canonicalNumber, NUMBER_TEXT, opposite, TIME_TEXT } from '../../lib/conditions/values.ts'
import { type Binder, bindInstant } from './binder.ts'

/** How the tests read one value; every member is an SQL expression that is 0 or 1 unless its name says otherwise. */
interface Cell {
  exists: string
  isText: string
  /** String; meaningful when isText. */
  text: string
  /** When the value can be a number, boolean of its own type; a trait is always a text. */
  typed?: { isNumber: string; number: string; isBoolean: string; boolean: string }
  isList: string
  /** Array of the members as JSON; meaningful when isList. */
  members: string
  /** Whether a text that reads as a JSON list is a list. */
  readsLists: boolean
}

/** A filter on an event's property as an expression over the row. */
export function filterSql(binder: Binder, { property, is }: PropertyFilter, moment: Moment): string {
  const steps = parsePath(property) ?? []
  const positive = opposite(is)
  const sql = pathSql(binder, steps, positive ?? is, moment)
  return positive ? `NOT ${sql}` : sql
}

function pathSql(binder: Binder, steps: readonly PathStep[], test: ValueTest, moment: Moment): string {
  const fork = steps.findIndex(({ each }) => each)
  const keys = (part: readonly PathStep[]) => part.map(({ key }) => binder.bind(key, 'String'))
  if (fork === -1) return testSql(binder, jsonCell(['properties', ...keys(steps)]), test, moment)
  const list = jsonCall('JSONExtractArrayRaw', ['properties', ...keys(steps.slice(0, fork + 1))])
  const member = testSql(binder, jsonCell(['member', ...keys(steps.slice(fork + 1))]), test, moment)
  return `arrayExists(member -> ${member}, ${list})`
}

/** A test of a trait, over the columns `traits` and `grades`; a trait graded bad is missing. */
export function traitSql(binder: Binder, trait: string, is: ValueTest, moment: Moment): string {
  const name = binder.bind(trait, 'String')
  const text = `traits[${name}]`
  const cell: Cell = {
    exists: '1',
    isText: '1',
    text,
    isList: `(startsWith(${text}, '[') AND JSONType(${text}) = 'Array')`,
    members: `JSONExtractArrayRaw(${text})`,
    readsLists: true,
  }
  const positive = opposite(is)
  const sql = `(mapContains(traits, ${name}) AND grades[${name}] != 'bad' AND ${testSql(binder, cell, positive ?? is, moment)})`
  return positive ? `NOT ${sql}` : sql
}

const jsonCall = (name: string, args: readonly string[]): string => `${name}(${args.join(', ')})`

function jsonCell(args: readonly string[]): Cell {
  const type = jsonCall('JSONType', args)
  return {
    exists: `${type} != 'Null'`,
    isText: `${type} = 'String'`,
    text: jsonCall('JSONExtractString', args),
    typed: {
      isNumber: `${type} IN ('Int64', 'UInt64', 'Double')`,
      number: jsonCall('JSONExtractFloat', args),
      isBoolean: `${type} = 'Bool'`,
      boolean: jsonCall('JSONExtractBool', args),
    },
    isList: `${type} = 'Array'`,
    members: jsonCall('JSONExtractArrayRaw', args),
    readsLists: false,
  }
}

function testSql(binder: Binder, cell: Cell, test: ValueTest, moment: Moment): string {
  switch (test.op) {
    case 'exists':
      return cell.exists
    case 'eq':
      return equalsSql(binder, cell, test.value)
    case 'in':
      return `(${test.values.map((value) => equalsSql(binder, cell, value)).join(' OR ')})`
    case 'contains':
      return containsSql(binder, cell, test.value.toLowerCase())
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return numberSql(binder, cell, OPERATORS[test.op], test.value)
    case 'before':
    case 'after': {
      const bound = bindInstant(binder, instantOf(test.time, moment))
      const time = `parseDateTime64BestEffortOrNull(${cell.text}, 3, 'UTC')`
      const fits = `ifNull(${time} ${test.op === 'before' ? '<' : '>='} ${bound}, 0)`
      return `(${cell.isText} AND match(${cell.text}, ${binder.bind(TIME_TEXT, 'String')}) AND ${fits})`
    }
    default:
      throw new Error(`the test ${test.op} is asked through its opposite`)
  }
}

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

function equalsSql(binder: Binder, cell: Cell, wanted: Scalar): string {
  if (typeof wanted === 'number') return numberSql(binder, cell, '=', wanted)
  const text = String(wanted)
  if (cell.readsLists && isListText(text)) return '0'
  // No other JSON value is written like that, so the property need not be parsed once more for its type.
  if (typeof wanted === 'string' && /^(?!true$|false$|null$)[^-\d[{]/.test(text))
    return `${cell.text} = ${binder.bind(text, 'String')}`
  const ways = [`(${cell.isText} AND ${cell.text} = ${binder.bind(text, 'String')})`]
  if (cell.typed && (text === 'true' || text === 'false'))
    ways.push(`(${cell.typed.isBoolean} AND ${cell.typed.boolean} = ${text})`)
  const number = typeof wanted === 'string' ? canonicalNumber(wanted) : undefined
  if (cell.typed && number !== undefined)
    ways.push(`(${cell.typed.isNumber} AND ${cell.typed.number} = ${binder.bind(number, 'Float64')})`)
  return ways.length === 1 ? (ways[0] ?? '0') : `(${ways.join(' OR ')})`
}

function isListText(text: string): boolean {
  if (!text.startsWith('[')) return false
  try {
    return Array.isArray(JSON.parse(text))
  } catch {
    return false
  }
}

function numberSql(binder: Binder, cell: Cell, operator: string, bound: number): string {
  const placeholder = binder.bind(bound, 'Float64')
  const reads = `match(${cell.text}, ${binder.bind(NUMBER_TEXT, 'String')})`
  const asText = `(${cell.isText} AND ${reads} AND JSONExtractFloat(${cell.text}) ${operator} ${placeholder})`
  if (!cell.typed) return asText
  return `((${cell.typed.isNumber} AND ${cell.typed.number} ${operator} ${placeholder}) OR ${asText})`
}

function containsSql(binder: Binder, cell: Cell, part: string): string {
  const wanted = binder.bind(part, 'String')
  const member = `JSONType(m) = 'String' AND lowerUTF8(JSONExtractString(m)) = ${wanted}`
  const inList = `arrayExists(m -> ${member}, ${cell.members})`
  const inText = `(${cell.isText} AND position(lowerUTF8(${cell.text}), ${wanted}) > 0)`
  return `if(${cell.isList}, ${inList}, ${inText})`
}
