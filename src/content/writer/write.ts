import { isId, newId } from '../../lib/ids.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { callModel, type ModelSettings } from '../../platform/models/index.ts'
import { getSegment, type Segment } from '../../segments/index.ts'
import { getBrief, usableBrief, useBrief } from '../briefs/edit.ts'
import type { BriefVersion } from '../briefs/schema.ts'
import { createContent } from '../edit.ts'
import { getContentVersion } from '../read.ts'
import type { ContentVersion } from '../schema.ts'
import { composeFromParts } from './compose.ts'
import { buildPrompt, type GroupWords } from './prompt.ts'
import {
  type Adoption,
  type Origin,
  type RunBody,
  type Wording,
  Wordings,
  type WritingOrder,
  type WritingRun,
} from './schema.ts'
import { insertRun, moveWritten, readOrigins, readRuns, type StoredRun } from './store.ts'
import { checkWordingOf, draftFrom } from './to-draft.ts'

const TEMPERATURE = 0.8
const TOKENS_EACH = 700
const TOKENS_BESIDE = 300

/** Writes variants from a brief: by a model where one is configured, otherwise from the brief's own parts. */
export async function writeVariants(
  ctx: Ctx,
  models: ModelSettings | undefined,
  briefId: string,
  order: WritingOrder,
  signal?: AbortSignal,
): Promise<WritingRun> {
  const brief = await usableBrief(ctx, briefId)
  const segment = order.segmentId === undefined ? undefined : await getSegment(ctx, order.segmentId)
  const { body, wordings } = await (models
    ? byModel(ctx, models, brief, segment, order, signal)
    : fromParts(ctx, brief, order))
  const id = newId()
  const run: RunBody = {
    ...body,
    segment: segment ? { id: segment.id, name: segment.name } : null,
    link: order.link ?? null,
  }
  await transact(ctx, async (tx) => {
    const variants = wordings.map((wording) => ({ id: newId(), wording }))
    await insertRun(tx, { id, briefId, briefVersion: brief.version, body: run, variants })
    await record(tx, {
      action: 'brief.written',
      subject: { kind: 'brief', id: briefId },
      data: {
        version: brief.version,
        run: id,
        by: run.by,
        provider: run.provider,
        model: run.model,
        variants: variants.length,
      },
    })
  })
  return getRun(ctx, id)
}

type Written = { body: Omit<RunBody, 'segment' | 'link'>; wordings: Wording[] }

async function byModel(
  ctx: Ctx,
  models: ModelSettings,
  brief: BriefVersion,
  segment: Segment | undefined,
  order: WritingOrder,
  signal: AbortSignal | undefined,
): Promise<Written> {
  const { system, prompt, notes } = buildPrompt(brief.brief, segment && groupOf(segment), {
    count: order.count,
    today: todayOf(ctx),
  })
  const temperature = order.temperature ?? TEMPERATURE
  const maxTokens = order.count * TOKENS_EACH + TOKENS_BESIDE
  const { value, model, ...use } = await callModel(ctx, models, 'write', {
    ...(order.model !== undefined && { model: order.model }),
    system,
    prompt,
    schema: Wordings,
    temperature,
    maxTokens,
    ...(signal && { signal }),
  })
  if (value.variants.length < order.count)
    notes.push(`The model wrote ${value.variants.length} of the ${order.count} variants that were asked for.`)
  const body = { by: 'model' as const, provider: models.provider, model, system, prompt, notes, ...use }
  return {
    body: { ...body, parameters: { temperature, maxTokens, count: order.count } },
    wordings: value.variants.slice(0, order.count),
  }
}

async function fromParts(ctx: Ctx, brief: BriefVersion, order: WritingOrder): Promise<Written> {
  const began = performance.now()
  const wordings = composeFromParts(brief.brief, order.count, todayOf(ctx))
  if (wordings.length === 0)
    throw new AppError('brief_not_usable', {
      message: 'The brief has no message, fact or offer to compose from. Write one.',
    })
  const notes = [
    'No model is configured: these variants are composed from the parts of the brief, sentence by sentence.',
  ]
  if (wordings.length < order.count)
    notes.push(`The brief has parts for ${wordings.length} variants; add facts or offers for more.`)
  return {
    body: {
      by: 'parts',
      provider: 'tactful',
      model: 'parts of the brief',
      system: '',
      prompt: '',
      parameters: { count: order.count },
      tokensIn: 0,
      tokensOut: 0,
      cost: 0,
      millis: Math.round(performance.now() - began),
      tries: 1,
      notes,
    },
    wordings,
  }
}

/** What may be told of a segment: where its condition looks at traits, only its name, for values may name people. */
export function groupOf({
  name,
  description,
  condition,
}: Pick<Segment, 'name' | 'description' | 'condition'>): GroupWords {
  const traits = /"kind":"(?:trait|consent|segment)"/.test(JSON.stringify(condition))
  return { name, did: traits ? '' : description }
}

/** One time of writing, with what the checks say today. */
export async function getRun(ctx: Ctx, id: string): Promise<WritingRun> {
  const [run] = isId(id) ? await readRuns(ctx, { id }) : []
  if (!run) throw new AppError('writing_not_found')
  return checked(ctx, run)
}

/** Every time of writing from a brief, newest first. */
export async function listRuns(ctx: Ctx, briefId: string): Promise<WritingRun[]> {
  await getBrief(ctx, briefId)
  const runs = await readRuns(ctx, { briefId })
  return Promise.all(runs.map((run) => checked(ctx, run)))
}

/** Makes an e-mail of written variants, as they are or as a person changed them. It still needs its approval. */
export async function adoptVariants(ctx: Ctx, runId: string, input: Adoption): Promise<ContentVersion> {
  const [run] = isId(runId) ? await readRuns(ctx, { id: runId }) : []
  if (!run) throw new AppError('writing_not_found')
  const chosen = input.variants.map(({ id, wording }) => {
    const written = run.variants.find((one) => one.id === id)
    if (!written) throw new AppError('writing_not_found')
    const edited = wording !== undefined && JSON.stringify(wording) !== JSON.stringify(written.wording)
    return { id, wording: wording ?? written.wording, edited }
  })
  const brief = await usableBrief(ctx, run.briefId, run.briefVersion)
  const draft = draftFrom(
    brief.brief,
    chosen.map(({ wording }) => wording),
    { name: input.name.trim(), purpose: input.purpose, link: run.link },
  )
  return transact(ctx, async (tx) => {
    const content = await createContent(tx, draft)
    await useBrief(tx, brief, content.contentId)
    for (const [at, { id, edited }] of chosen.entries())
      await moveWritten(tx, {
        id,
        contentId: content.contentId,
        variantId: content.variants[at]?.id ?? '',
        editedBy: edited ? { id: tx.actor.id, name: tx.actor.name } : null,
      })
    return content
  })
}

/** What wrote the variants of an e-mail; those that people wrote are absent. */
export async function originsOf(ctx: Ctx, contentId: string): Promise<Origin[]> {
  await getContentVersion(ctx, contentId)
  return readOrigins(ctx, contentId)
}

async function checked(ctx: Ctx, run: StoredRun): Promise<WritingRun> {
  const { brief } = await getBrief(ctx, run.briefId, run.briefVersion)
  const about = { link: run.link, today: todayOf(ctx) }
  const variants = await Promise.all(
    run.variants.map(async (variant) => ({
      ...variant,
      problems: await checkWordingOf(variant.wording, brief, about),
    })),
  )
  return { ...run, variants }
}

const todayOf = (ctx: Ctx) => ctx.clock.now().toISOString().slice(0, 10)
