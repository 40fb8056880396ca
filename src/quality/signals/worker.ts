import { parentPort, workerData } from 'node:worker_threads'
import { type SignalGroup, type Signals, signalsOf } from '../../lib/signals/index.ts'

/** What the thread is given. */
export interface SignalsInput {
  groups: [SignalGroup, [string, string[]][]][]
  y: Float64Array
  seed: number
}

const { groups, y, seed } = workerData as SignalsInput
const answer: Signals = signalsOf(
  new Map(groups.map(([group, columns]) => [group, new Map(columns)])),
  y,
  seed,
)
parentPort?.postMessage(answer)
