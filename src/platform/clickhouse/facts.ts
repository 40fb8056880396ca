import { finished } from 'node:stream/promises'
import { type ClickHouseClient, createClient } from '@clickhouse/client'
import { insertBody, insertStatement } from './insert.ts'
import { withPatience } from './patience.ts'

/** Which queue of the embedded engine a query stands in: short look-ups never wait behind reports. */
type Lane = 'point' | 'report'

/** How one query is run. */
interface FactsOptions {
  /** `point` unless told. */
  lane?: Lane
  /** After these seconds it is ended: 10 of a point query and 120 of a report unless told. */
  maxSeconds?: number
}

/** What happened, in ClickHouse. Values are bound as `{name:Type}`, never glued into the text. */
export interface Facts {
  /** Counts arrive as numbers, times as ISO texts. */
  query<Row>(sql: string, params?: Record<string, unknown>, options?: FactsOptions): Promise<Row[]>
  /** Adds rows, all or none. The same `token` again within the table's window adds nothing. */
  insert(table: string, rows: readonly object[], options?: { token?: string }): Promise<void>
  command(sql: string, params?: Record<string, unknown>): Promise<void>
  /** Whether a query is answered now. */
  ping(): Promise<boolean>
  close(): Promise<void>
}

const SECONDS: Record<Lane, number> = { point: 10, report: 120 }

/** Opens the clients of one database of a ClickHouse server or of our engine. */
export function openFacts(options: { url: string; database?: string }): Facts {
  const open = (lane: string) => openClient({ ...options, lane })
  const lanes = { point: open('point'), report: open('report') }
  const writer = open('write')
  const commander = open('command')
  return {
    query: <Row>(sql: string, params: Record<string, unknown> = {}, how: FactsOptions = {}) =>
      withPatience('always', async () => {
        const lane = how.lane ?? 'point'
        const result = await lanes[lane].query({
          query: sql,
          format: 'JSONEachRow',
          query_params: readable(sql, params),
          clickhouse_settings: { max_execution_time: how.maxSeconds ?? SECONDS[lane] },
        })
        return (await result.json()) as Row[]
      }),
    insert: async (table, rows, how = {}) => {
      if (rows.length === 0) return
      // Without a token a repeat could add the rows twice.
      await withPatience(how.token === undefined ? 'unsent' : 'always', async () => {
        const { stream } = await writer.exec({
          query: insertStatement(table, how.token),
          values: insertBody(rows),
        })
        // Read to its end, the answer leaves the connection open for the next insert.
        await finished(stream.resume())
      })
    },
    command: (sql, params = {}) =>
      withPatience('unsent', async () => {
        await commander.command({ query: sql, query_params: readable(sql, params) })
      }),
    ping: async () => (await lanes.point.ping({ select: true })).success,
    close: async () => {
      await Promise.all([lanes.point, lanes.report, writer, commander].map((client) => client.close()))
    },
  }
}

/** A client whose queries stand in one lane. */
export function openClient(options: { url: string; database?: string; lane: string }): ClickHouseClient {
  return createClient({
    url: options.url,
    ...(options.database !== undefined && { database: options.database }),
    application: 'tactful',
    clickhouse_settings: {
      output_format_json_quote_64bit_integers: 0,
      date_time_output_format: 'iso',
      date_time_input_format: 'best_effort',
      // A misspelt column is a fault, not a column less.
      input_format_skip_unknown_fields: 0,
    },
    http_headers: { 'x-lane': options.lane },
    // Queries end by their own limit, long before.
    request_timeout: 600_000,
    max_open_connections: 32,
    use_multipart_params_auto: true,
    // Its log would show what queries were about.
    log: { level: 127 },
  })
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** A bound time is not read with a `Z` at its end; for the type `DateTime64(…, 'UTC')` it says nothing new. */
function readable(sql: string, params: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(params).map(([name, value]) => {
    if (typeof value !== 'string' || !ISO_TIME.test(value)) return [name, value]
    const isTime = new RegExp(`\\{\\s*${name}\\s*:\\s*(Nullable\\()?DateTime`).test(sql)
    return [name, isTime ? value.slice(0, -1) : value]
  })
  return Object.fromEntries(entries)
}
