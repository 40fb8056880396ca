import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { openClient } from './facts.ts'

/** Tables as bytes, for backups. */
export interface FactsCopy {
  query<Row>(sql: string, params?: Record<string, unknown>): Promise<Row[]>
  command(sql: string): Promise<void>
  /** The rows of a query as tab-separated lines. */
  read(sql: string, params?: Record<string, unknown>): Promise<Buffer>
  /** Adds tab-separated lines to a table. */
  write(table: string, columns: readonly string[], lines: Buffer): Promise<void>
  close(): Promise<void>
}

/** Opens a client for copying whole tables; its queries may take long and use one thread. */
export function openCopy(options: { url: string; database: string }): FactsCopy {
  const client = openClient({ ...options, lane: 'report' })
  const writer = openClient({ ...options, lane: 'write' })
  const settings = { clickhouse_settings: { max_execution_time: 3600, max_threads: 1 } }
  return {
    query: async <Row>(query: string, params: Record<string, unknown> = {}) => {
      const result = await client.query({ query, format: 'JSONEachRow', query_params: params, ...settings })
      return (await result.json()) as Row[]
    },
    command: async (query) => {
      await client.command({ query })
    },
    read: async (query, params = {}) => {
      const result = await client.query({ query, format: 'TabSeparated', query_params: params, ...settings })
      const parts: Buffer[] = []
      for await (const rows of result.stream())
        for (const row of rows) parts.push(Buffer.from(`${row.text}\n`))
      return Buffer.concat(parts)
    },
    write: async (table, columns, lines) => {
      const { stream } = await writer.exec({
        query: `INSERT INTO ${table} (${columns.join(', ')}) FORMAT TabSeparated`,
        values: Readable.from([lines], { objectMode: false }),
      })
      await finished(stream.resume())
    },
    close: async () => {
      await Promise.all([client.close(), writer.close()])
    },
  }
}
