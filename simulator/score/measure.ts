import type { Client } from '../client/client.ts'
import type { Truth } from '../truth.ts'
import type { Line } from './line.ts'
import type { Replay } from './replay.ts'
import type { ServerPerson } from './server-people.ts'

/** What the measures have to go by. */
export interface Case {
  client: Client
  /** The same server asked as its operator, where the token was given: some things a key may not read. */
  operator: Client | undefined
  truth: Truth
  /** The shop once more, as it was and as it would go on. */
  replay: Replay
  /** Everybody whom the server knows. */
  people: readonly ServerPerson[]
}

/** One thing to measure; answers a line, or several. */
export type Measure = (at: Case) => Promise<Line[]>
