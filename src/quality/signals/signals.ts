import { Worker } from 'node:worker_threads'
import {
  behaviourColumns,
  behaviourOf,
  FEWEST,
  type SignalGroup,
  type Signals,
} from '../../lib/signals/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { type Observation, observedTraits, profilesOf } from '../../profiles/index.ts'
import { type ObservedPerson, readObserved } from './facts.ts'
import type { SignalsAnswer, SignalsOrder } from './schema.ts'
import { keepSignals } from './store.ts'
import type { SignalsInput } from './worker.ts'

const DAY = 86_400_000
/** More people make the intervals hardly narrower and the answer slow. */
const MOST_PEOPLE = 2000
const MOST_COLUMNS = 30
/** A trait that fewer know tells little. */
const LEAST_SHARE = 0.05
const SEED = 1

const running = new Map<string, Promise<SignalsAnswer>>()

/**
 * What behaviour, demographics and third-party data each add to foretelling who bought (or spent more than the median)
 * in the last days, on the workspace's own people; in a thread of its own. A second question while one is answered
 * waits for that answer. Behaviour is what came before those days; traits are those known now.
 */
export function askSignals(ctx: Ctx, order: SignalsOrder): Promise<SignalsAnswer> {
  const key = `${ctx.workspace} ${order.outcome} ${order.days}`
  const known = running.get(key)
  if (known) return known
  const asked = answerSignals(ctx, order).finally(() => running.delete(key))
  running.set(key, asked)
  return asked
}

async function answerSignals(ctx: Ctx, order: SignalsOrder): Promise<SignalsAnswer> {
  const now = ctx.clock.now()
  const until = new Date(now.getTime() - order.days * DAY)
  const people = await readObserved(ctx, until, MOST_PEOPLE)
  const y = outcomeOf(people, order.outcome)
  const yes = y.filter((value) => value > 0).length
  if (yes < FEWEST || y.length - yes < FEWEST)
    throw new AppError('signals_too_few', {
      message: `Of ${y.length} people seen before ${until.toISOString().slice(0, 10)}, ${yes} have the outcome; at least ${FEWEST} with it and ${FEWEST} without are needed. Ask for more or fewer days, or import older orders.`,
    })
  const groups: SignalsInput['groups'] = [
    ['behaviour', behaviourOfAll(people, until)],
    ...(await traitGroups(ctx, people)),
  ]
  const found = await inThread({ groups, y, seed: SEED })
  const answer: SignalsAnswer = {
    ...order,
    at: now.toISOString(),
    people: found.people,
    outcomeRate: found.outcomeRate,
    columns: groups.map(([group, columns]) => ({ group, names: columns.map(([name]) => name) })),
    sets: found.sets,
    adds: found.adds,
  }
  await transact(ctx, async (tx) => {
    await keepSignals(tx, answer)
    await record(tx, {
      action: 'signals.asked',
      subject: { kind: 'workspace', id: tx.workspace },
      data: { ...order, people: answer.people },
    })
  })
  return answer
}

function outcomeOf(people: readonly ObservedPerson[], outcome: SignalsOrder['outcome']): Float64Array {
  const worth = people.map((one) => one.worth_after).toSorted((a, b) => a - b)
  const median = worth[Math.floor(worth.length / 2)] ?? 0
  return Float64Array.from(people, (one) =>
    (outcome === 'bought' ? one.bought_after > 0 : one.worth_after > median) ? 1 : 0,
  )
}

const COUNTED = ['events', 'active_days', 'views', 'adds', 'clicks', 'searches', 'days_since_seen'] as const

function behaviourOfAll(people: readonly ObservedPerson[], until: Date): [string, string[]][] {
  const bought = people.map((one) =>
    behaviourOf(
      one.orders.map(([id, at, value]) => ({ id, at, value })),
      until.getTime(),
    ),
  )
  return [
    ...behaviourColumns.map((name): [string, string[]] => [
      `orders: ${name}`,
      bought.map((one) => one[name] ?? ''),
    ]),
    ...COUNTED.map((name): [string, string[]] => [name, people.map((one) => String(one[name]))]),
  ]
}

/** Demographic traits, and those that a third party told; each as texts, empty where unknown. */
async function traitGroups(ctx: Ctx, people: readonly ObservedPerson[]): Promise<SignalsInput['groups']> {
  const members = await profilesOf(
    ctx,
    people.map((one) => one.person),
  )
  const rowOf = new Map(
    people.flatMap(({ person }, row) => (members.get(person) ?? []).map((id) => [id, row])),
  )
  const traits = await observedTraits(ctx, [...rowOf.keys()])
  const columns = (wanted: (trait: Observation) => boolean): [string, string[]][] => {
    const byName = Map.groupBy(
      traits.filter((one) => one.value !== null && wanted(one)),
      (one) => one.name,
    )
    return [...byName]
      .filter(([, seen]) => seen.length >= people.length * LEAST_SHARE)
      .toSorted(([, a], [, b]) => b.length - a.length)
      .slice(0, MOST_COLUMNS)
      .map(([name, seen]) => {
        const column = new Array<string>(people.length).fill('')
        for (const trait of seen) column[rowOf.get(trait.profileId) ?? -1] = textOf(trait.value)
        return [name, column]
      })
  }
  const groups: [SignalGroup, [string, string[]][]][] = [
    ['demographics', columns((trait) => trait.kind === 'demographic' && trait.party === 'first')],
    ['thirdParty', columns((trait) => trait.party === 'third')],
  ]
  return groups.filter(([, found]) => found.length > 0)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function inThread(input: SignalsInput): Promise<Signals> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: input })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)))
  })
}
