import { ruleOf } from '../../lib/records/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { judgeTraits, lockProfiles, observedTraits, valueHash } from '../../profiles/index.ts'
import type { StoredFinding } from './schema.ts'
import { closeFindings, type FindingQuery, type FindingRow, lockFindings, selectFindings } from './store.ts'

/** A page of findings, newest first, with the values that they are about where these are still so. */
export async function listFindings(
  ctx: Ctx,
  query: FindingQuery,
): Promise<{ items: StoredFinding[]; next?: string }> {
  const rows = await selectFindings(ctx, query)
  const values = await valuesOf(ctx, rows)
  const last = rows.at(-1)
  return {
    items: rows.map((row) => toFinding(row, values.get(row.id))),
    ...(last && rows.length === query.limit && { next: last.id }),
  }
}

/** Values of findings about traits, by the finding's id; those that changed meanwhile are missing. */
export async function valuesOf(ctx: Ctx, rows: readonly FindingRow[]): Promise<Map<string, unknown>> {
  const traits = await observedTraits(ctx, [...new Set(rows.map((row) => row.profile_id))])
  const known = new Map(traits.map((trait) => [`${trait.profileId} ${trait.name}`, trait.value]))
  return new Map(
    rows.flatMap((row) => {
      const value = known.get(`${row.profile_id} ${row.field}`)
      return value !== undefined && valueHash(value) === row.value_hash ? [[row.id, value]] : []
    }),
  )
}

/** Lets findings pass, or takes that back; a value that was let pass is as good as one without findings. */
export async function letPass(ctx: Ctx, ids: readonly string[], pass: boolean): Promise<number> {
  return transact(ctx, async (tx) => {
    // The fold takes its locks in this order too.
    await lockProfiles(tx)
    const rows = (await lockFindings(tx, ids)).filter((row) => row.state === (pass ? 'open' : 'ignored'))
    if (rows.length === 0) throw new AppError('finding_not_found')
    await judgeTraits(
      tx,
      rows.map((row) => ({
        profileId: row.profile_id,
        name: row.field,
        value: row.value_hash,
        verdict: pass ? { grade: 'good' as const, reason: `let pass by ${tx.actor.name}` } : undefined,
      })),
    )
    const settled = rows.map((row) => row.id)
    await closeFindings(tx, settled, { state: pass ? 'ignored' : 'open', by: tx.actor.name })
    const rules = [...new Set(rows.map((row) => row.rule))]
    await record(tx, {
      action: pass ? 'findings.let_pass' : 'findings.reopened',
      subject: { kind: 'findings', id: settled[0] ?? '' },
      data: { findings: settled.length, rules },
    })
    return settled.length
  })
}

function toFinding(row: FindingRow, value: unknown): StoredFinding {
  return {
    id: row.id,
    profileId: row.profile_id,
    field: row.field,
    rule: row.rule,
    says: ruleOf(row.rule).says,
    severity: row.severity,
    ...(value !== undefined && { value }),
    ...(row.suggestion !== null && { suggestion: row.suggestion }),
    source: row.source,
    ...(row.message_id !== null && { messageId: row.message_id }),
    observedAt: row.observed_at.toISOString(),
    foundAt: row.found_at.toISOString(),
    occurrences: Number(row.occurrences),
    state: row.state,
    ...(row.settled_at && { settledAt: row.settled_at.toISOString() }),
    ...(row.settled_by !== null && { settledBy: row.settled_by }),
  }
}
