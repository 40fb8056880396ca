import { setTimeout as sleep } from 'node:timers/promises'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { AppError } from '../errors.ts'
import type { Fault } from './faults.ts'
import { limitedFetch } from './limited-fetch.ts'

/** How the models of one OpenAI-compatible server are reached and what they may use up. */
export interface ModelSettings {
  /** a name for the records */
  provider: string
  url: string
  key: string | undefined
  /** the first is used unless another is asked for */
  names: readonly string[]
  timeoutMs: number
  /** tokens that a workspace may use within 24 hours */
  dailyTokens: number
  /** money for a million tokens */
  priceIn: number
  priceOut: number
  /** wait before the second try, doubled after each */
  backoffMs?: number
}

/** What a model is asked for. */
export interface Question<Schema extends TSchema> {
  model: string
  system: string
  prompt: string
  schema: Schema
  temperature: number
  maxTokens: number
  signal?: AbortSignal
}

/** What it took, whether or not there was an answer. */
export interface Use {
  tokensIn: number
  tokensOut: number
  cost: number
  millis: number
  tries: number
}

export type Answered<T> = Use & ({ kind: 'answer'; value: T } | { kind: 'fault'; fault: Fault })

const TRIES = 3

/**
 * Asks until there is an answer of the expected form, three times at most: what is busy, slow or malformed is tried
 * again after a while, what is refused or cut off is not. Cancelling throws `model_cancelled`.
 */
export async function askModel<Schema extends TSchema>(
  settings: ModelSettings,
  question: Question<Schema>,
): Promise<Answered<Static<Schema>>> {
  const { faultOf } = await import('./faults.ts')
  const began = performance.now()
  const use = { tokensIn: 0, tokensOut: 0 }
  const spent = (tries: number): Use => ({
    ...use,
    cost: (use.tokensIn * settings.priceIn + use.tokensOut * settings.priceOut) / 1_000_000,
    millis: Math.round(performance.now() - began),
    tries,
  })
  for (let tries = 1; ; tries += 1) {
    const timeout = AbortSignal.timeout(settings.timeoutMs)
    const signal = question.signal ? AbortSignal.any([question.signal, timeout]) : timeout
    let fault: Fault
    try {
      const { text, finishReason, tokensIn, tokensOut } = await generate(settings, question, signal)
      use.tokensIn += tokensIn
      use.tokensOut += tokensOut
      const value = readAnswer(question.schema, text)
      if (value !== undefined) return { kind: 'answer', value, ...spent(tries) }
      const { unusable } = await import('./faults.ts')
      fault = unusable(text, finishReason)
    } catch (error) {
      if (question.signal?.aborted) throw new AppError('model_cancelled')
      fault = faultOf(error, timeout.aborted)
    }
    if (!fault.again || tries === TRIES) return { kind: 'fault', fault, ...spent(tries) }
    const wait = fault.after ?? (settings.backoffMs ?? 1000) * 2 ** (tries - 1)
    await sleep(wait, undefined, question.signal ? { signal: question.signal } : {}).catch(() => {
      throw new AppError('model_cancelled')
    })
  }
}

async function generate<Schema extends TSchema>(
  settings: ModelSettings,
  question: Question<Schema>,
  abortSignal: AbortSignal,
) {
  const [{ generateText, jsonSchema, NoObjectGeneratedError, Output }, { createOpenAICompatible }] =
    await Promise.all([import('ai'), import('@ai-sdk/openai-compatible')])
  const provider = createOpenAICompatible({
    name: settings.provider,
    baseURL: settings.url,
    ...(settings.key !== undefined && { apiKey: settings.key }),
    supportsStructuredOutputs: true,
    fetch: limitedFetch,
  })
  // What has not the expected form is thrown with its text, which may still be usable.
  const result = await generateText({
    model: provider.chatModel(question.model),
    system: question.system,
    prompt: question.prompt,
    temperature: question.temperature,
    maxOutputTokens: question.maxTokens,
    maxRetries: 0,
    abortSignal,
    output: Output.object({ schema: jsonSchema(JSON.parse(JSON.stringify(question.schema))) }),
  }).catch((error: unknown) => {
    if (!NoObjectGeneratedError.isInstance(error)) throw error
    const { text = '', finishReason = 'other', usage } = error
    return { text, finishReason, usage }
  })
  return {
    text: result.text,
    finishReason: result.finishReason,
    tokensIn: result.usage?.inputTokens ?? 0,
    tokensOut: result.usage?.outputTokens ?? 0,
  }
}

/** The answer when it has the form, also where a model puts it into a fence of code. */
function readAnswer<Schema extends TSchema>(schema: Schema, text: string): Static<Schema> | undefined {
  const plain = text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1')
  try {
    const value: unknown = JSON.parse(plain)
    return Value.Check(schema, value) ? (value as Static<Schema>) : undefined
  } catch {
    return undefined
  }
}
