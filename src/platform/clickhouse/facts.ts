import { Readable } from 'node:stream'
import { type ClickHouseClient, createClient } from '@clickhouse/client'

/** Which queue of the embedded engine a query stands in: short look-ups never wait behind reports. */
export type Lane = 'point' | 'report'

/** How one query is run. */
export interface FactsOptions {
  lane?: Lane
  maxSeconds?: number
}

/** What happened, in ClickHouse. Values are bound as `{name:Type}`, never glued into the text. */
export interface Facts {
  query<Row>(sql: string, params?: Record<string, unknown>, options?: FactsOptions): Promise<Row[]>
  /** Adds rows. The same `token` again within the table's window adds nothing. */
  insert(table: string, rows: readonly object[], options?: { token?: string }): Promise<void>
  command(sql: string, params?: Record<string, unknown>): Promise<void>
  ping(): Promise<boolean>
  close(): Promise<void>
}

const SECONDS: Record<Lane, number> = { point: 10, report: 120 }

/** Sent with every query, so that counts are numbers and times are ISO texts in and out. */
const SETTINGS = {
  output_format_json_quote_64bit_integers: 0,
  date_time_output_format: 'iso',
  date_time_input_format: 'best_effort',
} as const

/** Opens the clients of one database of a ClickHouse server or of our engine. */
export function openFacts(options: { url: string; database?: string }): Facts {
  const open = (lane: string): ClickHouseClient =>
    createClient({
      url: options.url,
      ...(options.database !== undefined && { database: options.database }),
      application: 'tactful',
      clickhouse_settings: SETTINGS,
      http_headers: { 'x-lane': lane },
      request_timeout: 600_000,
      max_open_connections: 32,
      use_multipart_params_auto: true,
      log: { level: 127 },
    })
  const lanes = { point: open('point'), report: open('report') }
  const writer = open('write')
  const commander = open('command')
  return {
    query: async <Row>(sql: string, params?: Record<string, unknown>, how: FactsOptions = {}) => {
      const lane = how.lane ?? 'point'
      const result = await lanes[lane].query({
        query: sql,
        format: 'JSONEachRow',
        ...(params && { query_params: params }),
        clickhouse_settings: { max_execution_time: how.maxSeconds ?? SECONDS[lane] },
      })
      return (await result.json()) as Row[]
    },
    insert: async (table, rows, how = {}) => {
      if (rows.length === 0) return
      const token = how.token === undefined ? '' : ` SETTINGS insert_deduplication_token=${quoted(how.token)}`
      const { stream } = await writer.exec({
        query: `INSERT INTO ${table}${token} FORMAT JSONEachRow`,
        values: Readable.from(lines(rows), { objectMode: false }),
      })
      stream.resume()
    },
    command: async (sql, params) => {
      await commander.command({ query: sql, ...(params && { query_params: params }) })
    },
    ping: async () => (await lanes.point.ping()).success,
    close: async () => {
      await Promise.all([lanes.point, lanes.report, writer, commander].map((client) => client.close()))
    },
  }
}

/** A text as a ClickHouse literal. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

const CHUNK = 500

function* lines(rows: readonly object[]): Generator<Buffer> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK).map((row) => JSON.stringify(row))
    yield Buffer.from(`${part.join('\n')}\n`)
  }
}
