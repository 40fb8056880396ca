import type { Session } from 'chdb'
import type { Connection } from './connection.ts'
import type { Statement } from './request.ts'

/** Runs one statement on a connection and leaves it as it was: same settings, nothing of this caller bound. */
export async function runStatement(connection: Connection, statement: Statement): Promise<Uint8Array> {
  refuseStaleParams(connection, statement)
  const settings = new Map(
    [...statement.settings].filter(([name, value]) => connection.base.get(name) !== value),
  )
  const set = [
    ...[...settings].map(([name, value]) => `${name}=${literal(value)}`),
    ...[...statement.params].map(([name, value]) => `param_${name}=${literal(value)}`),
  ]
  const before: string[] = []
  if (connection.database !== statement.database) before.push(`USE ${identifier(statement.database)}`)
  if (set.length > 0) before.push(`SET ${set.join(', ')}`)
  for (const name of statement.params.keys()) connection.bound.add(name)
  try {
    const rows = await send(connection.session, before, statement)
    connection.database = statement.database
    return rows
  } catch (error) {
    // How far it came is not known: the next statement says again which database it means.
    connection.database = ''
    throw error
  } finally {
    await reset(connection, [...settings.keys()])
  }
}

async function reset({ session, base }: Connection, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const value = base.get(name)
    // A name that is no setting was refused before, and is refused here again.
    await session
      .queryAsync(`SET ${name}=${value === undefined ? 'DEFAULT' : literal(value)}`)
      .catch(() => undefined)
  }
}

const INSERT =
  /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([\w.]+)\s*(?:\(([\w\s,]+)\))?\s*(?:SETTINGS\s+(\w+)\s*=\s*'((?:[^'\\]|\\.)*)')?\s*FORMAT\s+(JSONEachRow|JSONCompactEachRow|TabSeparated|CSV|CSVWithNames)\s*$/i

async function send(session: Session, before: string[], { sql, data }: Statement): Promise<Uint8Array> {
  const ask = (text: string) => session.queryAsync(text, { format: 'TabSeparated' })
  if (!data) return (await ask([...before, sql].join('; '))).bytes()
  if (before.length > 0) await ask(before.join('; '))
  const insert = INSERT.exec(sql)
  if (!insert) return (await ask(`${sql}\n${data.toString('utf8')}`)).bytes()
  // The engine parses the bytes themselves; as part of the text they would be copied and limited to 512 MB.
  const [, table = '', columns, setting, value = '', format = ''] = insert
  await session.insert({
    table,
    values: data,
    format: format as 'JSONEachRow',
    ...(columns !== undefined && { columns: columns.split(',').map((name) => name.trim()) }),
    ...(setting !== undefined && { settings: { [setting]: value.replace(/\\(.)/g, '$1') } }),
  })
  return new Uint8Array()
}

// Texts and comments are matched first, so that a placeholder's form inside them is not taken for one.
const PLACEHOLDER = /'(?:[^'\\]|\\.)*'|--[^\n]*|\/\*[\s\S]*?\*\/|\{\s*([A-Za-z_]\w*)\s*:/g

/** The engine would take the value that an earlier statement bound; a server says that there is none. */
function refuseStaleParams(connection: Connection, statement: Statement): void {
  if (connection.bound.size === 0) return
  for (const [, name] of statement.sql.matchAll(PLACEHOLDER)) {
    if (name === undefined || statement.params.has(name) || !connection.bound.has(name)) continue
    const error = new Error(`Substitution \`${name}\` is not set. (UNKNOWN_QUERY_PARAMETER)`)
    throw Object.assign(error, { clickhouseCode: 456 })
  }
}

function literal(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function identifier(name: string): string {
  return `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``
}
