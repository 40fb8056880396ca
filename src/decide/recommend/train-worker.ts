import { parentPort, workerData } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import {
  buildSession,
  chooseSession,
  meanGain,
  type SessionParameters,
  sessionMeasure,
} from '../../lib/recommenders/index.ts'
import { type Behaviour, behaviourOf, packed } from './behaviour.ts'
import type { ProductHistory } from './facts.ts'

/** What the training thread is given. */
export interface TrainingInput {
  histories: ProductHistory[]
  before?: { parameters: SessionParameters; behaviour: Behaviour } | undefined
}

/** What it answers. */
export interface Trained {
  parameters: SessionParameters
  behaviour: Uint8Array
  sessions: number
  items: number
  until: number
  cases: number
  quality: number
  qualityPopular: number
  /** of the model before, on what came after it; absent where less than 50 cases did */
  qualityBefore?: number
  /** of the new model on the same cases */
  qualityBeside?: number
}

const LEAST_CASES = 50
const K = 20

function train({ histories, before }: TrainingInput): Trained {
  const behaviour = behaviourOf(histories)
  const all = packed(behaviour)
  const { parameters, gain, popularity, cases } = chooseSession(all)
  const answer: Trained = {
    parameters,
    behaviour: gzipSync(JSON.stringify(behaviour)),
    sessions: behaviour.sessions.length,
    items: behaviour.names.length,
    until: behaviour.ends.at(-1) ?? 0,
    cases: cases.length,
    quality: gain / 2,
    qualityPopular: popularity / 2,
  }
  if (!before) return answer
  const seenUntil = before.behaviour.ends.at(-1) ?? 0
  const fresh = cases.filter(({ query }) => (query.now ?? 0) > seenUntil)
  if (fresh.length < LEAST_CASES) return answer
  const old = new Map(before.behaviour.names.map((name, number) => [name, number]))
  const numbers = behaviour.names.map((name) => old.get(name) ?? -1)
  const translated = fresh.map(({ query, target }) => ({
    query: {
      ...query,
      items: Array.from(query.items, (item) => numbers[item] ?? -1).filter((item) => item >= 0),
    },
    target: numbers[target] ?? -1,
  }))
  const measure = sessionMeasure(K)
  const size = before.behaviour.names.length
  answer.qualityBefore =
    meanGain(buildSession(packed(before.behaviour), before.parameters).scorer, translated, size, measure) / 2
  const cut = Math.floor(behaviour.sessions.length * 0.9)
  const past = packed({
    ...behaviour,
    sessions: behaviour.sessions.slice(0, cut),
    ends: behaviour.ends.slice(0, cut),
  })
  answer.qualityBeside = meanGain(buildSession(past, parameters).scorer, fresh, all.items, measure) / 2
  return answer
}

parentPort?.postMessage(train(workerData as TrainingInput))
