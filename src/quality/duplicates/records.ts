import type { Ctx } from '../../platform/ctx.ts'

/** What of a person is compared, and the traits in which it may stand; a dot reads a member of an object. */
const fields = {
  given_name: ['firstName', 'first_name', 'givenName'],
  family_name: ['lastName', 'last_name', 'familyName', 'surname'],
  name: ['name', 'fullName', 'full_name'],
  email: ['email'],
  phone: ['phone', 'mobile', 'telephone'],
  born: ['birthday', 'birthDate', 'birth_date', 'dateOfBirth', 'date_of_birth', 'dob'],
  street: ['street', 'address1', 'address_1', 'address.street', 'address.line1'],
  city: ['city', 'town', 'address.city'],
  postcode: [
    'postcode',
    'postalCode',
    'postal_code',
    'zip',
    'address.postalCode',
    'address.postcode',
    'address.zip',
  ],
  company: ['company', 'organization', 'company.name'],
} as const

export type RecordField = keyof typeof fields
export const recordFields = Object.keys(fields) as RecordField[]

/** The records of people as columns of text, in step with their ids. */
export interface Records {
  ids: string[]
  columns: { name: RecordField; texts: string[] }[]
}

const PAGE = 50_000

/** Reads everybody whose record says enough to be compared: a name or an address, and one thing beside it. */
export async function readRecords(ctx: Ctx): Promise<Records> {
  const records: Records = { ids: [], columns: recordFields.map((name) => ({ name, texts: [] })) }
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await ctx.facts.query<{ id: string } & Record<RecordField, string>>(
      `SELECT profile_id AS id, ${recordFields.map((name) => `${sourceOf(name)} AS ${name}`).join(', ')}
       FROM people FINAL
       WHERE workspace_id = {workspace:UUID} AND deleted = 0 AND profile_id > {after:UUID}
       ORDER BY profile_id LIMIT ${PAGE}`,
      { workspace: ctx.workspace, after },
      { lane: 'report' },
    )
    for (const row of rows) {
      const told = recordFields.filter((name) => row[name] !== '')
      const named = row.name !== '' || row.family_name !== '' || row.email !== ''
      if (!named || told.length < 2) continue
      records.ids.push(row.id)
      for (const column of records.columns) column.texts.push(row[column.name])
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return records
    after = last.id
  }
}

/** What of these two people is compared. */
export async function readTwo(ctx: Ctx, ids: readonly [string, string]) {
  const rows = await ctx.facts.query<{ id: string } & Record<RecordField, string>>(
    `SELECT profile_id AS id, ${recordFields.map((name) => `${sourceOf(name)} AS ${name}`).join(', ')}
     FROM people FINAL
     WHERE workspace_id = {workspace:UUID} AND deleted = 0 AND profile_id IN {ids:Array(UUID)}`,
    { workspace: ctx.workspace, ids: [...ids] },
    { lane: 'point' },
  )
  const of = (id: string) => rows.find((row) => row.id === id)
  return [of(ids[0]), of(ids[1])] as const
}

function sourceOf(name: RecordField): string {
  const places = fields[name].map((place) => {
    const [trait = '', member] = place.split('.')
    return member === undefined
      ? `if(startsWith(traits['${trait}'], '{'), '', traits['${trait}'])`
      : `JSONExtractString(traits['${trait}'], '${member}')`
  })
  return `substring(arrayFirst(text -> text != '', [${places.join(', ')}]), 1, 200)`
}
