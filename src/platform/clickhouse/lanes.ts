import { Session } from 'chdb'
import type { Connection } from './connection.ts'
import type { Statement } from './request.ts'
import { runStatement } from './statement.ts'

/** The engine's connections, in lanes: a lane's statements wait for each other, not for those of another. */
export interface Lanes {
  run(lane: string, statement: Statement): Promise<Uint8Array>
  /** Ends what runs: it fails where it stands. */
  cancel(): Promise<void>
  /** To be called when nothing runs any more. */
  close(): void
}

const common = {
  output_format_json_quote_64bit_integers: '0',
  date_time_output_format: 'iso',
  date_time_input_format: 'best_effort',
  input_format_skip_unknown_fields: '0',
  // Bound values are part of the text that a connection reads.
  max_query_size: '536870912',
}

/** How many connections each lane has, and what holds on them. A report leaves a core to the rest. */
const plan = {
  write: { connections: 1, settings: {} },
  command: { connections: 1, settings: {} },
  point: { connections: 2, settings: { max_execution_time: '10' } },
  report: { connections: 2, settings: { max_threads: '1', max_execution_time: '120' } },
}

/** Opens every lane on one directory; `args` go to the engine's command line. */
export function openLanes(path: string, args: readonly string[]): Lanes {
  const control = new Session(path, { connectionArgs: args })
  const lanes = new Map(
    Object.entries(plan).map(([name, { connections, settings }]) => {
      const base = new Map<string, string>(Object.entries({ ...common, ...settings }))
      const open = Array.from({ length: connections }, () => connect(path, args, base))
      return [name, openQueue(open)] as const
    }),
  )
  return {
    run: (lane, statement) => {
      const queue = lanes.get(lane)
      if (!queue) return Promise.reject(new Error(`There is no lane ${lane}. (BAD_ARGUMENTS)`))
      return queue.lease((connection) => runStatement(connection, statement))
    },
    cancel: async () => {
      await control.queryAsync('KILL QUERY WHERE query_id != queryID() ASYNC')
    },
    close: () => {
      for (const queue of lanes.values())
        for (const connection of queue.connections) connection.session.close()
      control.close()
    },
  }
}

function connect(path: string, args: readonly string[], base: ReadonlyMap<string, string>): Connection {
  const session = new Session(path, { connectionArgs: args })
  session.query(`SET ${[...base].map(([name, value]) => `${name}='${value}'`).join(', ')}`)
  return { session, database: 'default', bound: new Set(), base }
}

/** Hands out the connections one user at a time, first come, first served. */
function openQueue(connections: readonly Connection[]) {
  const free = [...connections]
  const waiting: ((connection: Connection) => void)[] = []
  return {
    connections,
    lease: async <T>(work: (connection: Connection) => Promise<T>): Promise<T> => {
      const connection = free.pop() ?? (await new Promise<Connection>((resolve) => waiting.push(resolve)))
      try {
        return await work(connection)
      } finally {
        const next = waiting.shift()
        if (next) next(connection)
        else free.push(connection)
      }
    },
  }
}
