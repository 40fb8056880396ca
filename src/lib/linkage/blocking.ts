import { seeded } from '../seeded.ts'
import type { Column } from './columns.ts'

/** A part of a record that two records of one person may share: a column's value, or a piece of it. */
interface Atom {
  column: number
  name: string
  /** chance that the atom survives a small mistake in the column */
  survives: number
  of(value: string): string
}

/** Records that agree in every atom of a rule are compared. */
export interface Rule {
  name: string
  columns: readonly number[]
  /** block of each record: equal numbers are compared, 0 with nobody */
  keys: Int32Array
  /** pairs that it compares */
  pairs: number
}

const SAMPLE = 20_000
const SIMULATED = 4000
const WIDEST = 3000

/** What limits the comparing: pairs in all, and where the second file begins (pairs are across the files only). */
export interface BlockingLimits {
  records: number
  second?: number
  /** pairs to compare at most */
  budget: number
  seed: number
}

/**
 * Chooses the rules of blocking without knowing any truth: duplicates are simulated (a column is intact, slightly
 * wrong, or wrong), and rules are taken greedily by how many simulated duplicates they newly find for each pair that
 * they cost, until the budget of pairs is used or nothing is left to find.
 */
export function chooseRules(columns: readonly Column[], limits: BlockingLimits): Rule[] {
  const random = seeded(limits.seed)
  const atoms = columns.flatMap(atomsOf)
  const size = Math.min(SAMPLE, limits.records)
  const sample = Array.from({ length: size }, (_, index) => Math.floor((index * limits.records) / size))
  const hashes = atoms.map((atom) => hashesOf(columns[atom.column] as Column, atom))
  const scale = (limits.records / size) ** 2
  const found = atoms.map((atom) => simulate(columns, atom, random.next, limits))
  const candidates = combinations(atoms).map((members) => {
    const picked = members.map((index) => hashes[index] as Int32Array)
    const covers = new Uint8Array(SIMULATED)
    for (let i = 0; i < SIMULATED; i += 1)
      covers[i] = members.every((index) => found[index]?.[i] === 1) ? 1 : 0
    return {
      members,
      covers,
      cost: scale * pairsIn(sample.map((row) => keyOf(columns, atoms, members, picked, row))),
    }
  })
  const covered = new Uint8Array(SIMULATED)
  const rules: Rule[] = []
  let left = limits.budget
  let open = candidates
  while (rules.length < 24) {
    let best: (typeof candidates)[number] | undefined
    let bestGain = 0
    for (const candidate of open) {
      if (candidate.cost > left) continue
      let gain = 0
      for (let i = 0; i < SIMULATED; i += 1)
        gain += candidate.covers[i] === 1 ? 0.25 ** (covered[i] as number) : 0
      const worth = gain / (limits.records * 0.5 + candidate.cost)
      if (gain > SIMULATED * 0.0005 && worth > bestGain) {
        best = candidate
        bestGain = worth
      }
    }
    if (!best) break
    const chosen = best
    open = open.filter((candidate) => candidate !== chosen)
    const rule = ruleOf(columns, atoms, chosen.members, hashes, limits)
    if (rule.pairs > left || rule.pairs === 0) continue
    left -= rule.pairs
    for (let i = 0; i < SIMULATED; i += 1) covered[i] = (covered[i] as number) + (chosen.covers[i] as number)
    rules.push(rule)
  }
  return rules
}

/** Every pair of a rule; those that an earlier rule has already given are left out. */
export function eachPair(
  rule: Rule,
  earlier: readonly Rule[],
  second: number | undefined,
  take: (a: number, b: number) => boolean | undefined,
): void {
  const { keys } = rule
  const order = new Int32Array(keys.length)
  let length = 0
  for (let row = 0; row < keys.length; row += 1) if (keys[row] !== 0) order[length++] = row
  const rows = order.subarray(0, length)
  rows.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b)
  for (let from = 0; from < length; ) {
    const key = keys[rows[from] as number]
    let to = from + 1
    while (to < length && keys[rows[to] as number] === key) to += 1
    for (let i = from; i < to; i += 1) {
      const a = rows[i] as number
      for (let j = i + 1; j < to; j += 1) {
        const b = rows[j] as number
        if (second !== undefined && (a >= second || b < second)) continue
        if (earlier.some((other) => other.keys[a] !== 0 && other.keys[a] === other.keys[b])) continue
        if (take(a, b) === false) return
      }
    }
    from = to
  }
}

function atomsOf(column: Column, index: number): Atom[] {
  const atom = (part: string, survives: number, of: Atom['of']): Atom => ({
    column: index,
    name: part ? `${part} of ${column.name}` : column.name,
    survives,
    of,
  })
  const whole = atom('', 0, (value) => value)
  if (column.kind === 'name' || column.kind === 'text')
    return [
      whole,
      atom('start', 0.65, (value) => value.replace(/\W/g, '').slice(0, 4)),
      atom('sound', 0.5, soundOf),
      atom('end', 0.65, (value) => value.replace(/\W/g, '').slice(-4)),
    ]
  if (column.kind === 'date')
    return [
      whole,
      atom('year', 0.6, (value) => value.slice(0, 4)),
      atom('day', 0.5, (value) => value.slice(4)),
    ]
  if (column.kind === 'code' || column.kind === 'email')
    return [
      whole,
      atom('start', 0.5, (value) => value.slice(0, Math.max(3, Math.min(6, value.length >> 1)))),
      atom('end', 0.5, (value) => value.split('@')[0]?.slice(-4) ?? ''),
    ]
  return [whole]
}

/** First letter and the groups of the consonants after it: American Soundex, without padding. */
export function soundOf(value: string): string {
  const letters = value.replace(/[^a-z]/g, '')
  let code = letters.slice(0, 1)
  let last = GROUPS[letters.charCodeAt(0) - 97]
  for (let i = 1; i < letters.length && code.length < 4; i += 1) {
    const group = GROUPS[letters.charCodeAt(i) - 97] as string
    if (group !== '0' && group !== last) code += group
    if (letters[i] !== 'h' && letters[i] !== 'w') last = group
  }
  return code
}
const GROUPS = '01230120022455012623010202'

function combinations(atoms: readonly Atom[]): number[][] {
  const out: number[][] = []
  for (let i = 0; i < atoms.length; i += 1) {
    out.push([i])
    for (let j = i + 1; j < atoms.length; j += 1) if (atoms[i]?.column !== atoms[j]?.column) out.push([i, j])
  }
  return out
}

/** Which of the simulated duplicates keep an atom. The draws of one column are shared by its atoms. */
function simulate(
  columns: readonly Column[],
  atom: Atom,
  next: () => number,
  limits: BlockingLimits,
): Uint8Array {
  const column = columns[atom.column] as Column
  const state = seeded(limits.seed * 1009 + atom.column)
  const present = (column.filled / limits.records) ** 1.5
  const kept = new Uint8Array(SIMULATED)
  for (let i = 0; i < SIMULATED; i += 1) {
    const there = state.next() < present
    const fault = state.next()
    kept[i] = there && (fault < 0.72 || (fault < 0.92 && next() < atom.survives)) ? 1 : 0
  }
  return kept
}

function hashesOf(column: Column, atom: Atom): Int32Array {
  const hashes = new Int32Array(column.values.length)
  for (let id = 1; id < hashes.length; id += 1) {
    const part = atom.of(column.values[id] as string)
    hashes[id] = part === '' ? 0 : hashOf(part)
  }
  return hashes
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0 || 1
}

function keyOf(
  columns: readonly Column[],
  atoms: readonly Atom[],
  members: readonly number[],
  hashes: readonly Int32Array[],
  row: number,
): number {
  let key = 7
  for (let i = 0; i < members.length; i += 1) {
    const column = columns[atoms[members[i] as number]?.column as number] as Column
    const hash = (hashes[i] as Int32Array)[column.ids[row] as number] as number
    if (hash === 0) return 0
    key = Math.imul(key ^ hash, 0x9e3779b1)
    key ^= key >>> 15
  }
  return key | 0 || 1
}

function pairsIn(keys: readonly number[]): number {
  const counts = new Map<number, number>()
  let pairs = 0
  for (const key of keys) {
    if (key === 0) continue
    const count = counts.get(key) ?? 0
    pairs += count
    counts.set(key, count + 1)
  }
  return pairs
}

function ruleOf(
  columns: readonly Column[],
  atoms: readonly Atom[],
  members: readonly number[],
  hashes: readonly Int32Array[],
  limits: BlockingLimits,
): Rule {
  const picked = members.map((index) => hashes[index] as Int32Array)
  const keys = new Int32Array(limits.records)
  const counts = new Map<number, number>()
  for (let row = 0; row < keys.length; row += 1) {
    const key = keyOf(columns, atoms, members, picked, row)
    keys[row] = key
    if (key !== 0) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let pairs = 0
  for (const count of counts.values()) if (count <= WIDEST) pairs += (count * (count - 1)) / 2
  for (let row = 0; row < keys.length; row += 1)
    if ((counts.get(keys[row] as number) ?? 0) > WIDEST) keys[row] = 0
  return {
    name: members.map((index) => atoms[index]?.name).join(' + '),
    columns: members.map((index) => atoms[index]?.column as number),
    keys,
    pairs,
  }
}
