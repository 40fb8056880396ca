import type { Condition, LeafCondition } from './condition.ts'

/** A condition while it is edited: rows and groups that keep their keys. */
export type DraftNode = DraftGroup | DraftRow

export interface DraftRow {
  key: string
  kind: 'row'
  /** Whoever meets it is left out. */
  negated: boolean
  condition: LeafCondition
}

export interface DraftGroup {
  key: string
  kind: 'group'
  join: 'and' | 'or'
  negated: boolean
  items: DraftNode[]
}

let keys = 0
const newKey = () => {
  keys += 1
  return `part-${keys}`
}

export const newRow = (condition: LeafCondition, negated = false): DraftRow => ({
  key: newKey(),
  kind: 'row',
  negated,
  condition,
})

export const newGroup = (
  join: 'and' | 'or' = 'and',
  items: DraftNode[] = [],
  negated = false,
): DraftGroup => ({
  key: newKey(),
  kind: 'group',
  join,
  negated,
  items,
})

/** A stored condition, ready to be edited. */
export function draftOf(condition: Condition): DraftGroup {
  const node = nodeOf(condition, false)
  return node.kind === 'group' && !node.negated ? node : newGroup('and', [node])
}

function nodeOf(condition: Condition, negated: boolean): DraftNode {
  if (condition.kind === 'not') return nodeOf(condition.of, !negated)
  if (condition.kind !== 'and' && condition.kind !== 'or') return newRow(condition, negated)
  const items = condition.of.map((inner) => nodeOf(inner, false))
  return newGroup(condition.kind, items, negated)
}

/** What is edited as a condition; nothing while there is no row. */
export function conditionOf(node: DraftNode): Condition | undefined {
  if (node.kind === 'row') return negate(node.condition, node.negated)
  const items = node.items.flatMap((item) => conditionOf(item) ?? [])
  const [only] = items
  if (!only) return undefined
  return negate(items.length === 1 ? only : { kind: node.join, of: items }, node.negated)
}

const negate = (condition: Condition, negated: boolean): Condition =>
  negated ? { kind: 'not', of: condition } : condition

/** The rows of a draft with nothing but rows and groups between. */
export function rowsOf(node: DraftNode): DraftRow[] {
  return node.kind === 'row' ? [node] : node.items.flatMap(rowsOf)
}
