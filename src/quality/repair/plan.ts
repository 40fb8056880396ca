import { checkTrait, recordRules, ruleOf } from '../../lib/records/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { type Observation, observedTraits, valueHash } from '../../profiles/index.ts'
import { type FindingRow, selectFindings } from '../findings/store.ts'
import type { RepairOrder } from './schema.ts'

/** One value that a repair would change. */
export interface PlannedChange {
  finding: FindingRow
  field: string
  from: unknown
  /** null clears the value. */
  to: unknown
}

/** More than this is done in several sets, so that each can be looked at and undone. */
export const MOST_CHANGES = 20_000
const SWAPPED: Readonly<Record<string, string>> = { firstName: 'lastName', first_name: 'last_name' }

/** What a repair would change now: open findings of a rule and field whose value is still as it was found. */
export async function planRepair(
  ctx: Ctx,
  { rule, field, how, findings: chosen }: RepairOrder,
): Promise<PlannedChange[]> {
  if (!Object.hasOwn(recordRules, rule)) throw new AppError('record_rule_not_found')
  if (ruleOf(rule).mending === 'source')
    throw new AppError('repair_not_here', {
      message: `“${ruleOf(rule).says}” is mended where the data comes from. ${ruleOf(rule).todo}`,
    })
  const rows = (await selectFindings(ctx, { rule, field, state: 'open', limit: MOST_CHANGES })).filter(
    (row) => !chosen || chosen.includes(row.id),
  )
  const traits = new Map(
    (await observedTraits(ctx, [...new Set(rows.map((row) => row.profile_id))])).map((trait) => [
      `${trait.profileId} ${trait.name}`,
      trait,
    ]),
  )
  const now = ctx.clock.now().getTime()
  return rows.flatMap((finding) => {
    const trait = traits.get(`${finding.profile_id} ${finding.field}`)
    if (!trait || valueHash(trait.value) !== finding.value_hash) return []
    if (how === 'clear') return [{ finding, field: finding.field, from: trait.value, to: null }]
    if (rule === 'name.swapped') return swapped(finding, trait, traits)
    const to = finding.suggestion
    // A value that is still faulty is no repair.
    if (to === null || to === trait.value || checkTrait(finding.field, to, now)?.severity === 'high')
      return []
    return [{ finding, field: finding.field, from: trait.value, to }]
  })
}

function swapped(
  finding: FindingRow,
  first: Observation,
  traits: ReadonlyMap<string, Observation>,
): PlannedChange[] {
  const other = SWAPPED[finding.field]
  const last = other === undefined ? undefined : traits.get(`${finding.profile_id} ${other}`)
  if (other === undefined || !last || last.value === null) return []
  return [
    { finding, field: finding.field, from: first.value, to: last.value },
    { finding, field: other, from: last.value, to: first.value },
  ]
}
