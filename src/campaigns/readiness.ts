import { getContentVersion } from '../content/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { grades } from '../profiles/index.ts'
import { type AskedField, readiness } from '../quality/index.ts'
import { membershipSql } from '../segments/index.ts'
import type { Campaign, Missing } from './schema.ts'

/** Whether the data can carry a marketing e-mail to this segment and count its objective; if not, what to repair. */
export async function readinessMissing(ctx: Ctx, { definition }: Campaign): Promise<Missing[]> {
  const { purpose, segmentId, objectiveId } = definition
  if (purpose !== 'marketing') return []
  const audience = segmentId === null ? undefined : await membershipSql(ctx, segmentId)
  const [mail, orders] = await Promise.all([
    audience && readiness(ctx, { use: 'email', audience, fields: await fieldsOf(ctx, definition.steps) }),
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

/** The traits that the e-mails of the steps name, each once at the highest grade that is asked for. */
async function fieldsOf(ctx: Ctx, steps: Campaign['definition']['steps']): Promise<AskedField[]> {
  const asked = new Map<string, AskedField>()
  for (const { contentId } of steps) {
    const { fields } = await getContentVersion(ctx, contentId)
    for (const { source, minimumGrade } of fields) {
      if (source.kind !== 'trait') continue
      const known = asked.get(source.key)
      if (!known || grades.indexOf(minimumGrade) < grades.indexOf(known.minimumGrade))
        asked.set(source.key, { key: source.key, minimumGrade })
    }
  }
  return [...asked.values()]
}
