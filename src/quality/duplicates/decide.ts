import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FeedConsumer } from '../../platform/feeds/index.ts'
import { mergePeople, personsOf } from '../../profiles/index.ts'
import { decideTask, listTasks, type VerdictNews } from '../../review/index.ts'
import { readPair, settlePair } from './store.ts'

/** Says whether two records are one person; what follows from the verdict happens as for one given at the desk. */
export async function decidePair(
  ctx: Ctx,
  id: string,
  answer: { same: boolean; note?: string },
): Promise<void> {
  const pair = await readPair(ctx, id)
  if (!pair) throw new AppError('duplicate_not_found')
  const { items } = await listTasks(ctx, { state: 'open', subject: { kind: 'duplicate', id } })
  const [task] = items
  if (!task) throw new AppError('duplicate_settled')
  const note = answer.note?.trim() || (answer.same ? 'One person.' : 'Two people.')
  await decideTask(ctx, task.id, { verdict: answer.same ? 'pass' : 'fail', note })
}

/** Merges, or remembers as two, what somebody decided. */
export const duplicateVerdicts: FeedConsumer = {
  feed: 'review.verdicts',
  name: 'duplicates',
  handle: async (tx, entries) => {
    for (const { payload } of entries) {
      const news = payload as unknown as VerdictNews
      if (news.subject.kind === 'duplicate') await follow(tx, news)
    }
  },
}

async function follow(tx: Ctx, { subject, verdict, by }: VerdictNews): Promise<void> {
  const pair = await readPair(tx, subject.id)
  if (pair?.state !== 'proposed') return
  if (verdict === 'fail') return settlePair(tx, pair.id, 'different', { judged: true, id: by })
  const persons = await personsOf(tx, [pair.one_profile, pair.other_profile])
  const [one, other] = [persons.get(pair.one_profile), persons.get(pair.other_profile)]
  if (one === undefined || other === undefined) return settlePair(tx, pair.id, 'gone')
  // A person outweighs whatever was severed before.
  if (one !== other) await mergePeople(tx, { from: other, to: one })
  await settlePair(tx, pair.id, 'merged', { judged: true, id: by })
}
