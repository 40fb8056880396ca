import type { Ctx } from '../platform/ctx.ts'
import { readiness } from '../quality/index.ts'
import { membershipSql } from '../segments/index.ts'
import type { Campaign, Missing } from './schema.ts'

/** Whether the data can carry a marketing e-mail to this segment and count its objective; if not, what to repair. */
export async function readinessMissing(ctx: Ctx, { definition }: Campaign): Promise<Missing[]> {
  const { purpose, segmentId, objectiveId } = definition
  if (purpose !== 'marketing') return []
  const audience = segmentId === null ? undefined : await membershipSql(ctx, segmentId)
  const [mail, orders] = await Promise.all([
    audience && readiness(ctx, { use: 'email', audience }),
    objectiveId === null ? undefined : readiness(ctx, { use: 'orders' }),
  ])
  // an empty segment is told of by itself; what both uses look at is told of once
  const failed = new Map(
    [...(mail?.checks ?? []), ...(orders?.checks ?? [])]
      .filter((check) => check.state === 'fail' && check.code !== 'audience')
      .map((check) => [check.code, check]),
  )
  return [...failed.values()].map(({ sentence, todo }) => ({
    code: 'readiness',
    message: sentence,
    todo,
    override: 'readiness' as const,
  }))
}
