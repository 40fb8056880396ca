import { Worker } from 'node:worker_threads'
import { type LinkThresholds, linkThresholds } from '../../lib/linkage/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { mergePeople, personsOf } from '../../profiles/index.ts'
import { cancelTasks, openTask } from '../../review/index.ts'
import { hesitation, worthAsking } from './guard.ts'
import type { Linking, LinkingInput } from './link-worker.ts'
import { readRecords } from './records.ts'
import type { Outcome } from './schema.ts'
import { beginRun, endRun, keepPair, type PairRow, readPairsIn, readVerdicts, settlePair } from './store.ts'

/** More would bury the desk; what is left over is found again at the next look. */
const MOST_ASKED = 200
const MOST_MERGED = 20_000
/** More records than this of one person are rather a family, a firm or rubbish: somebody looks at them. */
const MOST_IN_ONE = 6
const STALE_MILLIS = 3 * 3_600_000

/**
 * Looks for people whose records are those of one: above the upper threshold they are merged, between the thresholds
 * somebody is asked at the desk. Answers what it did, or undefined where a look is under way already.
 */
export async function lookForDuplicates(ctx: Ctx): Promise<Outcome | undefined> {
  const run = await beginLook(ctx)
  return run === undefined ? undefined : finishLook(ctx, run)
}

/** Takes the turn to look; undefined where somebody else has it. */
export async function beginLook(ctx: Ctx): Promise<string | undefined> {
  return transact(ctx, (tx) => beginRun(tx, new Date(tx.clock.now().getTime() - STALE_MILLIS)))
}

/** Looks, and notes what came of it. */
export async function finishLook(ctx: Ctx, run: string): Promise<Outcome> {
  const began = performance.now()
  const seconds = () => Math.round((performance.now() - began) / 10) / 100
  try {
    const outcome = { ...(await look(ctx)), seconds: seconds() }
    await transact(ctx, async (tx) => {
      await endRun(tx, run, outcome)
      await record(tx, {
        action: 'duplicates.looked_for',
        subject: { kind: 'duplicate_run', id: run },
        data: { ...outcome },
      })
    })
    return outcome
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error)
    const nothing = {
      people: 0,
      compared: 0,
      merged: 0,
      proposed: 0,
      waiting: 0,
      judged: 0,
      upper: 0,
      lower: 0,
    }
    await endRun(ctx, run, { ...nothing, seconds: seconds(), failed })
    throw error
  }
}

async function look(ctx: Ctx): Promise<Omit<Outcome, 'seconds'>> {
  const open = await settleWhatChanged(ctx)
  const verdicts = await readVerdicts(ctx)
  const thresholds = linkThresholds(verdicts)
  const { ids, columns } = await readRecords(ctx)
  const { pairs, compared } =
    ids.length < 2
      ? { pairs: [], compared: 0 }
      : await inThread({ columns, records: ids.length, least: thresholds.lower })
  const done = await actOn(ctx, { pairs, ids, thresholds, open })
  const { upper, lower } = thresholds
  return { people: ids.length, compared, ...done, judged: verdicts.length, upper, lower }
}

/**
 * Brings what was found before up to date: an undone merge is a verdict, and a pair that is one person by now, or of
 * whom one is erased, is nothing to decide. Answers the pairs that wait for somebody.
 */
async function settleWhatChanged(ctx: Ctx): Promise<PairRow[]> {
  const pairs = await readPairsIn(ctx, ['proposed', 'merged'])
  const persons = await personsOf(
    ctx,
    pairs.flatMap((pair) => [pair.one_profile, pair.other_profile]),
  )
  const open: PairRow[] = []
  for (const pair of pairs) {
    const [one, other] = [persons.get(pair.one_profile), persons.get(pair.other_profile)]
    const there = one !== undefined && other !== undefined
    if (pair.state === 'merged') {
      if (there && one !== other)
        await settlePair(ctx, pair.id, 'different', { judged: true, id: ctx.actor.id })
    } else if (there && one !== other) open.push(pair)
    else
      await transact(ctx, async (tx) => {
        await cancelTasks(tx, { kind: 'duplicate', id: pair.id }, 'they are one person already, or gone')
        await settlePair(tx, pair.id, 'gone')
      })
  }
  return open
}

interface Found {
  pairs: Linking['pairs']
  ids: readonly string[]
  thresholds: LinkThresholds
  open: readonly PairRow[]
}

async function actOn(ctx: Ctx, { pairs, ids, thresholds, open }: Found) {
  const apart = await knownApart(ctx)
  const asked = new Set(open.map((pair) => keyOf(pair.one_profile, pair.other_profile)))
  const group = groups()
  const done = { merged: 0, proposed: 0, waiting: 0 }
  for (const { a, b, weight, levels } of pairs) {
    const [one, other] = [ids[a] as string, ids[b] as string].sort() as [string, string]
    if (apart.has(keyOf(one, other)) || group.together(one, other)) continue
    const pair = { one_profile: one, other_profile: other, weight, levels }
    const sure =
      weight >= thresholds.upper &&
      hesitation(levels) === undefined &&
      group.size(one) + group.size(other) <= MOST_IN_ONE
    const contradicted = group
      .members(one)
      .some((x) => group.members(other).some((y) => apart.has(keyOf(x, y))))
    if (sure && !contradicted && done.merged < MOST_MERGED) {
      if (await merge(ctx, pair)) {
        group.join(one, other)
        done.merged += 1
      }
    } else if (asked.has(keyOf(one, other)) || !worthAsking(levels)) continue
    else if (open.length + done.proposed >= MOST_ASKED) done.waiting += 1
    else {
      await ask(ctx, pair, thresholds.chanceOf(weight))
      done.proposed += 1
    }
  }
  return done
}

type NewPair = Pick<PairRow, 'one_profile' | 'other_profile' | 'weight' | 'levels'>

/** Whether they are one person now: somebody may have severed the evidence between them. */
async function merge(ctx: Ctx, pair: NewPair): Promise<boolean> {
  return transact(ctx, async (tx) => {
    const { one_profile, other_profile } = pair
    try {
      await mergePeople(tx, { from: other_profile, to: one_profile }, 'linkage')
    } catch (error) {
      if (error instanceof AppError) return false
      throw error
    }
    const persons = await personsOf(tx, [one_profile, other_profile])
    const together = persons.get(one_profile) === persons.get(other_profile)
    const id = await keepPair(tx, { ...pair, state: together ? 'merged' : 'different' })
    if (together) await cancelTasks(tx, { kind: 'duplicate', id }, 'the evidence has become plain')
    return together
  })
}

async function ask(ctx: Ctx, pair: NewPair, chance: number): Promise<void> {
  await transact(ctx, async (tx) => {
    const id = await keepPair(tx, { ...pair, state: 'proposed' })
    await openTask(tx, {
      kind: 'reading',
      subject: { kind: 'duplicate', id },
      title: 'Are these two records one person?',
      payload: { chance: Math.round(chance * 100) / 100, profiles: [pair.one_profile, pair.other_profile] },
    })
  })
}

/** Pairs of people now of whom somebody said that they are two. */
async function knownApart(ctx: Ctx): Promise<Set<string>> {
  const pairs = await readPairsIn(ctx, ['different'])
  const persons = await personsOf(
    ctx,
    pairs.flatMap((pair) => [pair.one_profile, pair.other_profile]),
  )
  const now = (id: string) => persons.get(id) ?? id
  return new Set(pairs.map((pair) => keyOf(now(pair.one_profile), now(pair.other_profile))))
}

function groups() {
  const of = new Map<string, string[]>()
  const members = (id: string) => of.get(id) ?? [id]
  return {
    members,
    size: (id: string) => members(id).length,
    together: (one: string, other: string) => members(one).includes(other),
    join: (one: string, other: string) => {
      const both = [...members(one), ...members(other)]
      for (const id of both) of.set(id, both)
    },
  }
}

function keyOf(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

function inThread(input: LinkingInput): Promise<Linking> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./link-worker.ts', import.meta.url), { workerData: input })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the linking thread ended with ${code}`)))
  })
}
