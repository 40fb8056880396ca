import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { identifiersOf, personsOf } from '../../profiles/index.ts'
import { readChanges, readRepair } from './store.ts'

/**
 * The changes of a set for the system where the data comes from: CSV of `id,field,old,new,rule`, where `id` is the
 * user id of the person, else their address or browser. Of an undone set the file takes the changes back.
 */
export async function changeFile(ctx: Ctx, id: string): Promise<string> {
  const repair = await readRepair(ctx, id)
  if (!repair) throw new AppError('repair_not_found')
  const changes = await readChanges(ctx, id)
  const persons = await personsOf(
    ctx,
    changes.map((change) => change.profileId),
  )
  const identifiers = await identifiersOf(ctx, [...new Set(persons.values())])
  const lines = changes.map(({ profileId, field, before, after }) => {
    const known = identifiers.get(persons.get(profileId) ?? profileId)
    const who = known ? (Object.values(known)[0] ?? profileId) : profileId
    const [old, now] = repair.undone_at ? [after, before.value] : [before.value, after]
    return [who, field, old, now, repair.rule].map(cell).join(',')
  })
  return ['id,field,old,new,rule', ...lines, ''].join('\r\n')
}

/** A cell of CSV; what a spreadsheet would run as a formula is kept from it. */
function cell(value: unknown): string {
  const raw =
    value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  const text = /^[=@\t\r]/.test(raw) ? `'${raw}` : raw
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
