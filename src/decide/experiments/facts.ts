import type { Ctx } from '../../platform/ctx.ts'
import type { LoggedChoice } from './store.ts'

/** The id of the last choice of a campaign that was copied. */
export async function lastChoice(ctx: Ctx, campaignId: string): Promise<string | undefined> {
  const [row] = await ctx.facts.query<{ last: string }>(
    `SELECT max(toString(decision_id)) AS last FROM choices
     WHERE workspace_id = {workspace:UUID} AND campaign_id = {campaign:UUID}`,
    { workspace: ctx.workspace, campaign: campaignId },
  )
  return row?.last || undefined
}

/** Copies choices; repeats collapse. */
export async function insertChoices(
  ctx: Ctx,
  campaignId: string,
  choices: readonly (LoggedChoice & { profileId: string })[],
): Promise<void> {
  if (choices.length === 0) return
  await ctx.facts.insert(
    'choices',
    choices.map((choice) => ({
      workspace_id: ctx.workspace,
      campaign_id: campaignId,
      profile_id: choice.profileId,
      decision_id: choice.decisionId,
      variant_id: choice.variantId,
      propensity: choice.propensity,
      decided_at: choice.decidedAt.toISOString(),
    })),
  )
}
