import type { Session } from 'chdb'

/** One connection to the engine and what was set on it. */
export interface Connection {
  session: Session
  database: string
  /** Names of parameters that an earlier statement bound; the engine cannot forget them. */
  bound: Set<string>
  /** Settings that hold on this connection for every statement. */
  base: ReadonlyMap<string, string>
}
