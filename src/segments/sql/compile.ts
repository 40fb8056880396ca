import { evaluate, NOBODY, ORDER_EVENT, REFUND_EVENT } from '../../lib/conditions/evaluate.ts'
import { instantOf, type Moment } from '../../lib/conditions/instants.ts'
import { isNever } from '../../lib/conditions/never.ts'
import type {
  BehaviourCondition,
  Condition,
  EventCondition,
  LeafCondition,
  NumberOp,
} from '../../lib/conditions/schema.ts'
import { leavesOf } from '../../lib/conditions/walk.ts'
import { PERSON_SQL } from '../../profiles/index.ts'
import { type Aggregates, collectAggregates, existsSql, planPass } from './aggregates.ts'
import { type Binder, bindInstant, createBinder } from './binder.ts'
import { sequenceSql } from './sequence.ts'
import { traitSql } from './values.ts'

/** A statement with its values; it selects one column `profile_id`, of people, each once, in no order. */
export interface MembershipSql {
  sql: string
  params: Record<string, unknown>
}

/** What else decides how a condition is compiled. */
export interface CompileOptions {
  workspace: string
  moment: Moment
  /** Whether any profiles were merged; without merges events are grouped once only. */
  merged: boolean
  /** Ask about these people only. */
  only?: readonly string[]
  /** Start of the placeholders' names, when the statement becomes part of another. */
  prefix?: string
}

/** The statement that selects who meets a condition; segments inside must have been replaced by their conditions. */
export function compileMembership(condition: Condition, options: CompileOptions): MembershipSql {
  const { workspace, moment, merged, only } = options
  const binder = createBinder(options.prefix)
  const aggregates = collectAggregates(binder, moment)
  const ids = only && binder.bind(only, 'Array(UUID)')
  const profiles = ids && profilesOf(ids, merged)
  const holds = conditionSql(condition, { binder, aggregates, moment, merged, profiles })
  const people = `workspace_id = {workspace:UUID} AND deleted = 0${ids ? ` AND profile_id IN ${ids}` : ''}`
  const params = binder.params
  params.workspace = workspace
  if (aggregates.list.length === 0)
    return {
      sql: `SELECT p.profile_id AS profile_id FROM people AS p FINAL WHERE ${people} AND ${holds}`,
      params,
    }

  const pass = planPass(binder, aggregates)
  const where = [
    'workspace_id = {workspace:UUID}',
    ...pass.where,
    `timestamp <= ${bindInstant(binder, moment.now.getTime())}`,
    ...(profiles ? [profiles] : []),
  ].join(' AND ')
  const perProfile = `SELECT profile_id, ${pass.perProfile.join(', ')} FROM events WHERE ${where} GROUP BY profile_id`
  const facts = merged
    ? `WITH ${PERSON_SQL.with} SELECT ${PERSON_SQL.id('e')} AS person_id, ${pass.perPerson.join(', ')}
       FROM (${perProfile}) AS e ${PERSON_SQL.join('e')} GROUP BY person_id`
    : undefined

  const key = facts ? 'person_id' : 'profile_id'
  const table = facts ?? perProfile
  if (![...leavesOf(condition)].every(({ leaf }) => isBehavioural(leaf)))
    return {
      sql: `SELECT p.profile_id AS profile_id
        FROM (SELECT profile_id, traits, grades, consent, has_email FROM people FINAL WHERE ${people}) AS p
        LEFT JOIN (${table}) AS f ON f.${key} = p.profile_id WHERE ${holds}`,
      params,
    }
  // Who did nothing meets the condition: everybody but those whose events say otherwise.
  if (evaluate(condition, NOBODY, moment)) {
    const others =
      condition.kind === 'event' && isNever(condition)
        ? anyoneSql(where, merged)
        : `SELECT ${key} FROM (${table}) WHERE NOT ${holds}`
    return {
      sql: `SELECT profile_id FROM people FINAL WHERE ${people} AND profile_id NOT IN (${others})`,
      params,
    }
  }
  const erased = `SELECT profile_id FROM people FINAL WHERE workspace_id = {workspace:UUID} AND deleted = 1
    AND profile_id IN (SELECT profile_id FROM people WHERE workspace_id = {workspace:UUID} AND deleted = 1)`
  const asked = ids ? ` AND ${key} IN ${ids}` : ''
  return {
    sql: `SELECT ${key} AS profile_id FROM (${table}) WHERE ${holds} AND ${key} NOT IN (${erased})${asked}`,
    params,
  }
}

/** The people of events, without counting them; a person may come several times. */
function anyoneSql(where: string, merged: boolean): string {
  if (!merged) return `SELECT profile_id FROM events WHERE ${where}`
  return `WITH ${PERSON_SQL.with} SELECT ${PERSON_SQL.id('e')}
    FROM (SELECT DISTINCT profile_id FROM events WHERE ${where}) AS e ${PERSON_SQL.join('e')}`
}

/** The profiles whose events belong to the given people. */
function profilesOf(ids: string, merged: boolean): string {
  if (!merged) return `profile_id IN ${ids}`
  return `(profile_id IN ${ids} OR profile_id IN (SELECT from_profile FROM profile_redirects FINAL
    WHERE workspace_id = {workspace:UUID} AND to_profile IN ${ids}))`
}

/** Whether events alone decide. */
const isBehavioural = ({ kind }: LeafCondition): boolean => kind === 'event' || kind === 'behaviour'

interface Compiling {
  binder: Binder
  aggregates: Aggregates
  moment: Moment
  merged: boolean
  profiles: string | undefined
}

/** A condition over the columns of people and aggregates; always 0 or 1, never null. */
function conditionSql(condition: Condition, compiling: Compiling): string {
  const { binder, moment } = compiling
  switch (condition.kind) {
    case 'and':
    case 'or':
      return `(${condition.of.map((inner) => conditionSql(inner, compiling)).join(condition.kind === 'and' ? ' AND ' : ' OR ')})`
    case 'not':
      return `(NOT ${conditionSql(condition.of, compiling)})`
    case 'event':
      return eventSql(condition, compiling)
    case 'sequence':
      return `(p.profile_id IN (${sequenceSql(condition, compiling)}))`
    case 'behaviour':
      return behaviourSql(condition, compiling)
    case 'trait':
      return `(${traitSql(binder, condition.trait, condition.is, moment)})`
    case 'consent': {
      const key = binder.bind(`${condition.channel}.${condition.purpose}`, 'String')
      return `(consent[${key}] = ${binder.bind(condition.state === 'unknown' ? '' : condition.state, 'String')})`
    }
    case 'reachable':
      return '(has_email = 1)'
    case 'segment':
      throw new Error('A segment inside a condition has to be replaced by its condition first.')
    case 'everyone':
      return '(1)'
  }
}

const OPERATORS = {
  at_least: '>=',
  at_most: '<=',
  exactly: '=',
  more_than: '>',
  less_than: '<',
} as const satisfies Record<NumberOp, string>

function eventSql(
  { event, where, within, is }: EventCondition,
  { binder, aggregates, moment }: Compiling,
): string {
  const column = (kind: Parameters<Aggregates['of']>[0]) => aggregates.of(kind, event, within, where)
  if ('time' in is) {
    const time = column(is.measure)
    const bound = bindInstant(binder, instantOf(is.time, moment))
    return `(${existsSql(time)} AND ${time} ${is.op === 'before' ? '<' : '>='} ${bound})`
  }
  const operator = OPERATORS[is.op]
  if (is.measure === 'count') return `(${column('count')} ${operator} ${binder.bind(is.value, 'UInt64')})`
  const bound = bindMoney(binder, is.value)
  if (is.measure === 'sum') return `(${column('sum')} ${operator} ${bound})`
  const valued = column('valued')
  if (is.measure === 'average') return `(${valued} > 0 AND ${column('sum')} ${operator} ${bound} * ${valued})`
  return `(${valued} > 0 AND ${column('largest')} ${operator} ${bound})`
}

function behaviourSql(
  { of, within, op, value }: BehaviourCondition,
  { binder, aggregates }: Compiling,
): string {
  const operator = OPERATORS[op]
  const bound = bindMoney(binder, value)
  if (of === 'orders') return `(${aggregates.of('count', ORDER_EVENT, within)} ${operator} ${bound})`
  if (of === 'refunds') return `(${aggregates.of('count', REFUND_EVENT, within)} ${operator} ${bound})`
  const sum = aggregates.of('sum', ORDER_EVENT, within)
  if (of === 'revenue') return `(${sum} - ${aggregates.of('sum', REFUND_EVENT, within)} ${operator} ${bound})`
  const valued = aggregates.of('valued', ORDER_EVENT, within)
  return `(${valued} > 0 AND ${sum} ${operator} ${bound} * ${valued})`
}

function bindMoney(binder: Binder, value: number): string {
  return binder.bind((Math.round(value * 10_000) / 10_000).toFixed(4), 'Decimal(38, 4)')
}
