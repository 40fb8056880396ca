import { BAR, lintBrief } from '../../lib/briefs/index.ts'
import type { Brief } from '../../lib/briefs/schema.ts'
import { isId, newId } from '../../lib/ids.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import type { BriefDraft, BriefSummary, BriefVersion, Lint, StoredBrief } from './schema.ts'
import {
  insertBrief,
  insertOverride,
  insertUse,
  lockBrief,
  readBriefs,
  readBriefVersion,
  readBriefVersions,
  readUses,
} from './store.ts'

/** What is vague, missing or wrong in a brief today. */
export function lintToday(ctx: Ctx, brief: Brief): Lint {
  return { bar: BAR, ...lintBrief(brief, ctx.clock.now().toISOString().slice(0, 10)) }
}

/** Writes a new brief; a draft may be as vague as it is, it only cannot be used. */
export async function createBrief(ctx: Ctx, draft: BriefDraft): Promise<BriefVersion> {
  const id = newId()
  return transact(ctx, (tx) => writeVersion(tx, id, 1, draft, ''))
}

/** Saves an edit as a new version, unless somebody saved since `baseVersion`. */
export async function saveBrief(
  ctx: Ctx,
  id: string,
  draft: BriefDraft,
  options: { baseVersion: number; note?: string },
): Promise<BriefVersion> {
  return transact(ctx, async (tx) => {
    if (isId(id)) await lockBrief(tx, id)
    const base = await storedBrief(tx, id)
    if (base.version !== options.baseVersion)
      throw new AppError('conflict', {
        message: `${base.madeBy.name} saved version ${base.version} meanwhile. Load it and repeat your change.`,
        details: { version: base.version },
      })
    return writeVersion(tx, id, base.version + 1, draft, options.note ?? '')
  })
}

/** One brief at a version, the latest when none is named. */
export async function getBrief(ctx: Ctx, id: string, version?: number): Promise<BriefVersion> {
  const stored = await storedBrief(ctx, id, version)
  return { ...stored, lint: lintToday(ctx, stored.brief) }
}

/** Briefs, newest first, with how good each is today. */
export async function listBriefs(
  ctx: Ctx,
  options: { after?: string | undefined; limit: number; search?: string | undefined },
): Promise<{ items: BriefSummary[]; next?: string }> {
  if (options.after !== undefined && !isId(options.after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const rows = await readBriefs(ctx, options)
  const items = rows.map((row): BriefSummary => {
    const { score, usable } = lintToday(ctx, row.brief)
    const { id, name, version, made } = row
    const channel = row.brief.channel ?? null
    const overridden = row.override !== null
    return { id, name, version, channel, score, usable, overridden, made, updatedAt: row.madeAt }
  })
  const last = rows.at(-1)
  return { items, ...(last && rows.length === options.limit && { next: last.id }) }
}

/** Every version of a brief, newest first. */
export async function briefHistory(ctx: Ctx, id: string): Promise<StoredBrief[]> {
  await storedBrief(ctx, id)
  return readBriefVersions(ctx, id)
}

/** What was made from a brief. */
export async function madeFrom(ctx: Ctx, id: string) {
  await storedBrief(ctx, id)
  return readUses(ctx, id)
}

/** Lets one version be used although it is under the bar; who and why stay visible with everything made from it. */
export async function overrideBrief(
  ctx: Ctx,
  id: string,
  input: { version: number; reason: string },
): Promise<BriefVersion> {
  return transact(ctx, async (tx) => {
    if (isId(id)) await lockBrief(tx, id)
    const brief = await getBrief(tx, id)
    const reason = input.reason.trim()
    if (reason.length < 10)
      throw new AppError('note_needed', {
        message: 'Say in a sentence why this brief may be used as it is; the reason stays visible.',
      })
    if (brief.version !== input.version)
      throw new AppError('conflict', {
        message: `Version ${brief.version} was saved meanwhile. Read it before you let it be used.`,
        details: { version: brief.version },
      })
    if (brief.lint.usable)
      throw new AppError('override_refused', {
        message: `This brief scores ${brief.lint.score} and can be used as it is.`,
      })
    if (brief.madeBy.id === tx.actor.id)
      throw new AppError('approver_is_author', {
        message: 'You wrote this version of the brief, so somebody else has to let it be used.',
      })
    const by = { id: tx.actor.id, name: tx.actor.name }
    if (await insertOverride(tx, { id, version: brief.version, reason, by }))
      await record(tx, {
        action: 'brief.overridden',
        subject: { kind: 'brief', id },
        data: { version: brief.version, score: brief.lint.score, reason },
      })
    return getBrief(tx, id)
  })
}

/** A brief that may be written from: over the bar, or let through by name. Throws otherwise. */
export async function usableBrief(ctx: Ctx, id: string, version?: number): Promise<BriefVersion> {
  const brief = await getBrief(ctx, id, version)
  if (brief.lint.usable || brief.override) return brief
  const worst = brief.lint.findings[0]
  throw new AppError('brief_not_usable', {
    message: `The brief scores ${brief.lint.score}; ${brief.lint.bar} is needed${worst ? `. ${worst.field}: ${worst.why} ${worst.suggestion}` : '.'}`,
    details: { score: brief.lint.score, findings: brief.lint.findings },
  })
}

/** Remembers that an e-mail was made from a brief. Call it in the transaction that makes the e-mail. */
export async function useBrief(tx: Ctx, brief: BriefVersion, contentId: string): Promise<void> {
  await insertUse(tx, { id: brief.id, version: brief.version, contentId })
  await record(tx, {
    action: 'brief.used',
    subject: { kind: 'brief', id: brief.id },
    data: { version: brief.version, contentId, overridden: brief.override !== null },
  })
}

async function storedBrief(ctx: Ctx, id: string, version?: number): Promise<StoredBrief> {
  const stored = isId(id) ? await readBriefVersion(ctx, id, version) : undefined
  if (!stored) throw new AppError('brief_not_found')
  return stored
}

async function writeVersion(
  tx: Ctx,
  id: string,
  version: number,
  draft: BriefDraft,
  note: string,
): Promise<BriefVersion> {
  const madeBy = { id: tx.actor.id, name: tx.actor.name }
  await insertBrief(tx, { id, version, name: draft.name.trim(), brief: draft.brief, note, madeBy })
  const brief = await getBrief(tx, id)
  await record(tx, {
    action: version === 1 ? 'brief.created' : 'brief.saved',
    subject: { kind: 'brief', id },
    data: { version, score: brief.lint.score },
  })
  return brief
}
