import { getCampaign } from '../campaigns/index.ts'
import { banPhrase } from '../content/index.ts'
import { countMessages, readReceivers } from '../deliver/index.ts'
import { isId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { FeedConsumer } from '../platform/feeds/index.ts'
import { record } from '../platform/journal/index.ts'
import { summariesOf } from '../profiles/index.ts'
import { getTask, openTask, type VerdictNews, voidApprovals } from '../review/index.ts'
import type { Defect, DefectStep } from './schema.ts'
import { lockDefect, readDefects, writeDefect } from './store/defects.ts'

const CORRECTION_HOURS = 24

/** Defects, newest first. */
export async function listDefects(
  ctx: Ctx,
  filter: { campaignId?: string; state?: Defect['state']; after?: string; limit?: number } = {},
): Promise<{ items: Defect[]; next?: string }> {
  const limit = filter.limit ?? 50
  const items = await readDefects(ctx, { ...filter, limit })
  const last = items.at(-1)
  return { items, ...(last && items.length === limit && { next: last.id }) }
}

/** One defect. */
export async function getDefect(ctx: Ctx, id: string): Promise<Defect> {
  const [defect] = isId(id) ? await readDefects(ctx, { id, limit: 1 }) : []
  if (!defect) throw new AppError('defect_not_found')
  return defect
}

/** Who was sent the wording in which a defect was found, or may have been; with a field, only whom it was filled for. */
export async function receiversOf(
  ctx: Ctx,
  id: string,
  page: { field?: string; after?: string; limit: number },
): Promise<{
  items: {
    messageId: string
    profileId: string
    name: string | null
    email: string | null
    status: string
    at: string
  }[]
  next?: string
}> {
  const defect = await getDefect(ctx, id)
  const { field, ...slice } = page
  const rows = await readReceivers(ctx, { ...defect, ...(field && { field }) }, slice)
  const people = await summariesOf(
    ctx,
    rows.map((row) => row.profileId),
  )
  const last = rows.at(-1)
  return {
    items: rows.map(({ messageId, profileId, status, at }) => ({
      messageId,
      profileId,
      name: people.get(profileId)?.name ?? null,
      email: people.get(profileId)?.email ?? null,
      status,
      at: at.toISOString(),
    })),
    ...(last && rows.length === page.limit && { next: last.messageId }),
  }
}

/** Withdraws the approval of the wording: what is queued with it is kept back from now on. */
export async function revokeApproval(ctx: Ctx, id: string): Promise<Defect> {
  return act(ctx, id, async (tx, defect) => {
    const reason = `A message that was sent had a defect: ${defect.reason}`
    const voided = await voidApprovals(tx, { kind: 'variant', id: defect.variantId }, reason)
    const { queued } = await countMessages(tx, defect.campaignId)
    return {
      kind: 'revoked',
      detail: `${voided} approval${voided === 1 ? '' : 's'} withdrawn; ${queued} queued messages of the campaign are released only with approved wordings`,
    }
  })
}

/** Asks somebody to correct what went out: a task that names how many people got it. */
export async function proposeCorrection(ctx: Ctx, id: string, proposal: string): Promise<Defect> {
  return act(ctx, id, async (tx, defect) => {
    const { definition } = await getCampaign(tx, defect.campaignId)
    const task = await openTask(tx, {
      kind: 'reading',
      subject: { kind: 'correction', id: defect.id },
      title: `Correct what “${definition.name}” said`,
      payload: {
        defectId: defect.id,
        campaignId: defect.campaignId,
        variantId: defect.variantId,
        reason: defect.reason,
        proposal,
      },
      dueAt: new Date(tx.clock.now().getTime() + CORRECTION_HOURS * 3_600_000),
    })
    return { kind: 'correction', detail: `Asked for as task ${task.id}: ${proposal}` }
  })
}

/** Makes a check of the verdict: no wording with this phrase is submitted any more. */
export async function banWords(ctx: Ctx, id: string, phrase: string): Promise<Defect> {
  return act(ctx, id, async (tx, defect) => {
    await banPhrase(tx, { phrase, reason: defect.reason, source: { kind: 'defect', id: defect.id } })
    return { kind: 'banned', detail: `“${phrase}” is refused in every wording from now on` }
  })
}

/** Ends a defect: handled, or accepted as it is. */
export async function closeDefect(
  ctx: Ctx,
  id: string,
  state: 'handled' | 'accepted',
  note: string,
): Promise<Defect> {
  return act(ctx, id, async () => ({ kind: 'closed', detail: note }), state)
}

/** A defect is handled when its correction was decided. */
export const correctionConsumer: FeedConsumer = {
  feed: 'review.verdicts',
  name: 'audit-corrections',
  handle: async (tx, entries) => {
    for (const { payload } of entries) {
      const news = payload as unknown as VerdictNews
      if (news.subject.kind !== 'correction') continue
      const { verdict } = await getTask(tx, news.taskId)
      const defect = await lockDefect(tx, news.subject.id)
      if (defect?.state !== 'open') continue
      const detail =
        verdict?.verdict === 'pass'
          ? 'The correction was made'
          : `No correction: ${verdict?.note || 'none is needed'}`
      await closeDefect(tx, defect.id, verdict?.verdict === 'pass' ? 'handled' : 'accepted', detail)
    }
  },
}

/** One step: the defect is locked, the step taken, written down and entered in the journal together. */
async function act(
  ctx: Ctx,
  id: string,
  work: (tx: Ctx, defect: Defect) => Promise<Pick<DefectStep, 'kind' | 'detail'>>,
  state?: Defect['state'],
): Promise<Defect> {
  return transact(ctx, async (tx) => {
    const defect = isId(id) ? await lockDefect(tx, id) : undefined
    if (!defect) throw new AppError('defect_not_found')
    const done = await work(tx, defect)
    const step: DefectStep = { ...done, at: tx.clock.now().toISOString(), by: tx.actor.name }
    const changed = { ...defect, state: state ?? defect.state, steps: [...defect.steps, step] }
    await writeDefect(tx, changed)
    await record(tx, {
      action: `defect.${step.kind}`,
      subject: { kind: 'defect', id },
      data: { campaignId: defect.campaignId, variantHash: defect.variantHash, reason: defect.reason },
    })
    return changed
  })
}
