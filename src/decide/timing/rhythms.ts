import type { CampaignGraph } from '../../campaigns/index.ts'
import { HOURS_OF_WEEK } from '../../lib/timing/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { EVERYBODY, readRhythms } from './store.ts'

/** By whom to find the hours. */
type RhythmOf = (profileId: string) => ArrayLike<number>

/** The rhythms of a batch of people, when a step of the campaign asks for the best hour; everybody's for the rest. */
export async function rhythmsFor(
  ctx: Ctx,
  { definition }: CampaignGraph,
  people: readonly { profileId: string }[],
): Promise<RhythmOf | undefined> {
  if (!definition.steps.some(({ bestHour }) => bestHour)) return undefined
  const found = await readRhythms(ctx, [EVERYBODY, ...people.map(({ profileId }) => profileId)])
  const own = new Map(found.map(({ profileId, hours }) => [profileId, hours]))
  const everybody = own.get(EVERYBODY) ?? Array.from({ length: HOURS_OF_WEEK }, () => 1 / HOURS_OF_WEEK)
  return (profileId) => own.get(profileId) ?? everybody
}
