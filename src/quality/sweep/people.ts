import { checkRecords, ruleOf } from '../../lib/records/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { judgeTraits, observedTraits, profilesOf, thirdPartyBefore, valueHash } from '../../profiles/index.ts'
import type { Found } from '../findings/schema.ts'
import { closeFindings, findingsOfRules, keepFindings, openFindingsOf } from '../findings/store.ts'
import { readPeople } from './facts.ts'

/** People looked at together; of more, those that changed last. */
const MOST = 250_000
const STALE_DAYS = 180
/** Rules that compare people; a single value shows none of them. */
const RULES = ['name.swapped', 'date.default', 'email.shared', 'phone.shared'] as const
/** A column of the rules, and the traits that it is read from. */
const COLUMNS: readonly (readonly [string, readonly string[]])[] = [
  ['first_name', ['firstName', 'first_name']],
  ['last_name', ['lastName', 'last_name']],
  ['name', ['name']],
  ['email', ['email']],
  ['phone', ['phone']],
  ['birthday', ['birthday', 'birthdate', 'dateOfBirth', 'dob']],
]

/** Looks at people beside each other, and at what third parties said long ago; answers how much was found. */
export async function sweepPeople(tx: Ctx): Promise<number> {
  const found = [...(await compared(tx)), ...(await stale(tx))]
  await keepFindings(tx, found)
  const profiles = [...new Set(found.map((one) => one.profileId))]
  const open = new Set(
    (await openFindingsOf(tx, profiles)).map((one) => `${one.profileId} ${one.field} ${one.valueHash}`),
  )
  await judgeTraits(
    tx,
    found
      .filter(
        (one) => one.rule !== 'segment.stale' && open.has(`${one.profileId} ${one.field} ${one.valueHash}`),
      )
      .map((one) => ({
        profileId: one.profileId,
        name: one.field,
        value: one.valueHash,
        verdict: { grade: 'doubtful' as const, reason: ruleOf(one.rule).says.toLowerCase() },
      })),
  )
  await closeOver(tx, found)
  return found.length
}

async function compared(tx: Ctx): Promise<Found[]> {
  const people = await readPeople(
    tx,
    COLUMNS.flatMap(([, traits]) => traits),
    MOST,
  )
  const traitOf = (row: number, column: string) =>
    COLUMNS.find(([name]) => name === column)?.[1].find((trait) => people[row]?.traits[trait])
  const names = COLUMNS.map(([name]) => name)
  const rows = people.map((_, row) =>
    Object.fromEntries(names.map((name) => [name, people[row]?.traits[traitOf(row, name) ?? ''] ?? ''])),
  )
  const faults = checkRecords('customers', names, rows, tx.clock.now().getTime()).filter(
    ({ rule, field }) =>
      (RULES as readonly string[]).includes(rule) && (rule !== 'date.default' || field === 'birthday'),
  )
  const persons = [...new Set(faults.map(({ row }) => people[row - 1]?.id ?? ''))]
  const members = await profilesOf(tx, persons)
  const traits = Map.groupBy(
    await observedTraits(tx, [...members.values()].flat()),
    (trait) => `${trait.profileId} ${trait.name}`,
  )
  return faults.flatMap(({ row, field, value, rule, severity, suggestion }): Found[] => {
    const person = people[row - 1]?.id ?? ''
    const name = traitOf(row - 1, field) ?? field
    const holder = (members.get(person) ?? [])
      .flatMap((profile) => traits.get(`${profile} ${name}`) ?? [])
      .find((trait) => String(trait.value) === value)
    if (!holder) return []
    const at = { profileId: holder.profileId, source: holder.source, observedAt: holder.observedAt }
    return [{ ...at, field: name, rule, severity, suggestion, valueHash: valueHash(holder.value) }]
  })
}

async function stale(tx: Ctx): Promise<Found[]> {
  const before = new Date(tx.clock.now().getTime() - STALE_DAYS * 86_400_000)
  const old = await thirdPartyBefore(tx, before)
  return old.map(({ profileId, name, value, source, observedAt }) => ({
    profileId,
    field: name,
    rule: 'segment.stale',
    severity: 'low',
    valueHash: valueHash(value),
    source,
    observedAt,
  }))
}

/** Closes what is not found any more, and takes back what was said of those values. */
async function closeOver(tx: Ctx, found: readonly Found[]): Promise<void> {
  const still = new Set(found.map((one) => `${one.profileId} ${one.field} ${one.rule}`))
  const over = (await findingsOfRules(tx, RULES)).filter(
    (row) => !still.has(`${row.profile_id} ${row.field} ${row.rule}`),
  )
  await judgeTraits(
    tx,
    over.map((row) => ({
      profileId: row.profile_id,
      name: row.field,
      value: row.value_hash,
      verdict: undefined,
    })),
  )
  await closeFindings(
    tx,
    over.map((row) => row.id),
    { state: 'fixed', by: null },
  )
}
