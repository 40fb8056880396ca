import type { Ctx } from '../../src/platform/ctx.ts'
import { keepPair } from '../../src/quality/duplicates/store.ts'

/** A pair of people that may be one, as a look for duplicates keeps it. */
export async function duplicateOf(ctx: Ctx, one: string, other: string): Promise<string> {
  return keepPair(ctx, {
    one_profile: one,
    other_profile: other,
    weight: 5,
    levels: { family_name: 4 },
    state: 'proposed',
  })
}
