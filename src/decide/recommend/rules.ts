import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { defaultRules, type RecommendRules } from './schema.ts'
import { readRules, writeRules } from './store.ts'

const FRESH_MILLIS = 2_000
const kept = new Map<string, { until: number; rules: RecommendRules }>()

/** The rules as of at most two seconds ago. */
export async function currentRules(ctx: Ctx): Promise<RecommendRules> {
  const known = kept.get(ctx.workspace)
  if (known && known.until > performance.now()) return known.rules
  const { rules } = await getRules(ctx)
  kept.set(ctx.workspace, { until: performance.now() + FRESH_MILLIS, rules })
  return rules
}

/** What people set; version 0 are the rules that the product ships with. */
export async function getRules(ctx: Ctx): Promise<{ rules: RecommendRules; version: number }> {
  const row = await readRules(ctx)
  return { rules: { ...defaultRules, ...row?.rules }, version: row?.version ?? 0 }
}

/** Sets the rules of a version that must still be the last one. */
export async function setRules(
  ctx: Ctx,
  rules: RecommendRules,
  version: number,
): Promise<{ rules: RecommendRules; version: number }> {
  const result = await transact(ctx, async (tx) => {
    if ((await getRules(tx)).version !== version) throw new AppError('conflict')
    const next = await writeRules(tx, rules)
    if (next !== version + 1) throw new AppError('conflict')
    await record(tx, {
      action: 'recommender.rules_set',
      subject: { kind: 'recommender', id: tx.workspace },
      data: { version: next },
    })
    return { rules, version: next }
  })
  kept.delete(ctx.workspace)
  return result
}
