import { evaluate, NOBODY, ORDER_EVENT, REFUND_EVENT } from '../../lib/conditions/evaluate.ts'
import { instantOf, type Moment } from '../../lib/conditions/instants.ts'
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
  const holds = conditionSql(condition, { binder, aggregates, moment })
  const ids = only && binder.bind(only, 'Array(UUID)')
  const people = `workspace_id = {workspace:UUID} AND deleted = 0${ids ? ` AND profile_id IN ${ids}` : ''}`
  const params = binder.params
  params.workspace = workspace
  if (aggregates.list.length === 0)
    return { sql: `SELECT profile_id FROM people FINAL WHERE ${people} AND ${holds}`, params }

  const pass = planPass(binder, aggregates)
  const where = [
    'workspace_id = {workspace:UUID}',
    ...pass.where,
    `timestamp <= ${bindInstant(binder, moment.now.getTime())}`,
    ...(ids ? [profilesOf(ids, merged)] : []),
  ].join(' AND ')
  const perProfile = `SELECT profile_id, ${pass.perProfile.join(', ')} FROM events WHERE ${where} GROUP BY profile_id`
  const facts = merged
    ? `WITH ${PERSON_SQL.with} SELECT ${PERSON_SQL.id('e')} AS person_id, ${pass.perPerson.join(', ')}
       FROM (${perProfile}) AS e ${PERSON_SQL.join('e')} GROUP BY person_id`
    : undefined

  if (needsPeople(condition, moment)) {
    const known = `SELECT profile_id, traits, grades, consent, has_email FROM people FINAL WHERE ${people}`
    const key = facts ? 'person_id' : 'profile_id'
    return {
      sql: `SELECT p.profile_id AS profile_id FROM (${known}) AS p
        LEFT JOIN (${facts ?? perProfile}) AS f ON f.${key} = p.profile_id WHERE ${holds}`,
      params,
    }
  }
  const gone = `SELECT profile_id FROM people WHERE workspace_id = {workspace:UUID} AND deleted = 1`
  const stillGone = `SELECT profile_id FROM people FINAL
    WHERE workspace_id = {workspace:UUID} AND deleted = 1 AND profile_id IN (${gone})`
  const sql = facts
    ? `SELECT person_id AS profile_id FROM (${facts}) WHERE ${holds} AND person_id NOT IN (${stillGone})${ids ? ` AND person_id IN ${ids}` : ''}`
    : `SELECT profile_id FROM (${perProfile}) WHERE ${holds} AND profile_id NOT IN (${stillGone})`
  return { sql, params }
}

/** The profiles whose events belong to the given people. */
function profilesOf(ids: string, merged: boolean): string {
  if (!merged) return `profile_id IN ${ids}`
  return `(profile_id IN ${ids} OR profile_id IN (SELECT from_profile FROM profile_redirects FINAL
    WHERE workspace_id = {workspace:UUID} AND to_profile IN ${ids}))`
}

/** Whether the list of people has to be read: for what only it knows, and for those without any event. */
function needsPeople(condition: Condition, moment: Moment): boolean {
  const behavioural = ({ kind }: LeafCondition) => kind === 'event' || kind === 'behaviour'
  return (
    [...leavesOf(condition)].some(({ leaf }) => !behavioural(leaf)) || evaluate(condition, NOBODY, moment)
  )
}

interface Compiling {
  binder: Binder
  aggregates: Aggregates
  moment: Moment
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
