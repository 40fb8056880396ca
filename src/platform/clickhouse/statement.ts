import type { Connection } from './lanes.ts'
import type { Statement } from './request.ts'

/** Runs one statement on a connection and leaves it as it was: same settings, nothing of this caller bound. */
export async function runStatement(connection: Connection, statement: Statement): Promise<Uint8Array> {
  refuseStaleParams(connection, statement)
  const settings = [...statement.settings].filter(([name, value]) => connection.base.get(name) !== value)
  const set = [
    ...settings.map(([name, value]) => `${name}=${literal(value)}`),
    ...[...statement.params].map(([name, value]) => `param_${name}=${literal(value)}`),
  ]
  const before: string[] = []
  if (connection.database !== statement.database) before.push(`USE ${identifier(statement.database)}`)
  if (set.length > 0) before.push(`SET ${set.join(', ')}`)
  try {
    if (before.length > 0) await connection.session.queryAsync(before.join('; '))
    connection.database = statement.database
    for (const name of statement.params.keys()) connection.bound.add(name)
    return await send(connection, statement)
  } finally {
    if (settings.length > 0) {
      const reset = settings.map(([name]) => {
        const base = connection.base.get(name)
        return `${name}=${base === undefined ? 'DEFAULT' : literal(base)}`
      })
      await connection.session.queryAsync(`SET ${reset.join(', ')}`)
    }
  }
}

const INSERT =
  /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([\w.]+)\s*(?:\(([\w\s,]+)\))?\s*(?:SETTINGS\s+(\w+)\s*=\s*'((?:[^'\\]|\\.)*)')?\s*FORMAT\s+(JSONEachRow|JSONCompactEachRow|TabSeparated|CSV|CSVWithNames)\s*$/i

async function send({ session }: Connection, { sql, data }: Statement): Promise<Uint8Array> {
  if (!data) return (await session.queryAsync(sql, { format: 'TabSeparated' })).bytes()
  const insert = INSERT.exec(sql)
  // The engine parses the bytes themselves; as part of the text they would be copied and limited to 512 MB.
  if (insert) {
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
  return (await session.queryAsync(`${sql}\n${data.toString('utf8')}`, { format: 'TabSeparated' })).bytes()
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
