import type { Static, TSchema } from 'typebox'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { askModel, type ModelSettings, type Question, type Use } from './ask.ts'
import { insertCall, tokensSince } from './store.ts'

const DAY = 24 * 3600 * 1000

/** Asks a model within the workspace's budget and keeps what it took; a fault is thrown as one sentence. */
export async function callModel<Schema extends TSchema>(
  ctx: Ctx,
  settings: ModelSettings,
  purpose: string,
  question: Omit<Question<Schema>, 'model'> & { model?: string | undefined },
): Promise<Use & { value: Static<Schema>; model: string }> {
  const model = question.model ?? settings.names[0]
  if (model === undefined || !settings.names.includes(model))
    throw new AppError('invalid_request', {
      message: `No model is called ${model ?? 'so'}. Choose one of ${settings.names.join(', ')}.`,
    })
  const used = await tokensSince(ctx, new Date(ctx.clock.now().getTime() - DAY))
  if (used + question.maxTokens > settings.dailyTokens)
    throw new AppError('model_budget_spent', {
      message: `${used} of ${settings.dailyTokens} tokens were used within 24 hours, and this could take ${question.maxTokens}. Wait, ask for less, or raise MODEL_DAILY_TOKENS.`,
    })
  const answered = await askModel(settings, { ...question, model })
  const { tokensIn, tokensOut, cost, millis, tries } = answered
  const use = { tokensIn, tokensOut, cost, millis, tries }
  const fault = answered.kind === 'fault' ? answered.fault : undefined
  await insertCall(ctx, { purpose, provider: settings.provider, model, ...use, fault: fault?.code ?? null })
  if (answered.kind === 'answer') return { value: answered.value, model, ...use }
  const tried = tries > 1 ? ` It was asked ${tries} times.` : ''
  throw new AppError('model_failed', {
    message: `${answered.fault.message}${tried}`,
    details: { fault: answered.fault.code, tries },
  })
}
