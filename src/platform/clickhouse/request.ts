/** One statement as it came over HTTP. */
export interface Statement {
  sql: string
  database: string
  /** Values of `{name:Type}` placeholders, in the text form of the HTTP interface. */
  params: Map<string, string>
  settings: Map<string, string>
  /** Rows that follow the statement, of an INSERT. */
  data: Buffer | undefined
}

/** What the HTTP interface of a server takes and an engine in the process has no use for. */
const IGNORED = new Set([
  'query_id',
  'session_id',
  'role',
  'default_format',
  'wait_end_of_query',
  'enable_http_compression',
  'send_progress_in_http_headers',
  'http_headers_progress_interval_ms',
])

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** Reads database, statement, parameters and settings from the address and the body, as a ClickHouse server does. */
export function readStatement(
  search: URLSearchParams,
  contentType: string | undefined,
  body: Buffer,
): Statement {
  const boundary = /^multipart\/form-data;\s*boundary=(.+)$/i.exec(contentType ?? '')?.[1]
  const parts = boundary === undefined ? new Map<string, string>() : readParts(body, boundary)
  const given = [...search.entries(), ...parts.entries()]
  const statement: Statement = {
    sql: '',
    database: search.get('database') ?? 'default',
    params: new Map(),
    settings: new Map(),
    data: undefined,
  }
  for (const [name, value] of given) {
    if (name === 'database' || IGNORED.has(name)) continue
    if (!NAME.test(name)) throw new Error(`Unknown setting ${JSON.stringify(name)}. (UNKNOWN_SETTING)`)
    if (name === 'query') statement.sql = value
    else if (name.startsWith('param_')) statement.params.set(name.slice('param_'.length), value)
    else statement.settings.set(name, value)
  }
  if (boundary !== undefined) return statement
  if (statement.sql === '') statement.sql = body.toString('utf8')
  else if (body.length > 0) statement.data = body
  return statement
}

function readParts(body: Buffer, boundary: string): Map<string, string> {
  const parts = new Map<string, string>()
  for (const part of body.toString('utf8').split(`--${boundary}`)) {
    const match = /^\r\nContent-Disposition: form-data; name="([\w.-]+)"\r\n\r\n([\s\S]*)\r\n$/i.exec(part)
    if (match?.[1] !== undefined) parts.set(match[1], match[2] ?? '')
  }
  return parts
}
