import { APICallError } from 'ai'

/** Why a try gave nothing that can be used, and whether another try may help. */
export interface Fault {
  code: 'refused' | 'malformed' | 'overlong' | 'slow' | 'busy' | 'rejected' | 'unreachable'
  message: string
  again: boolean
  /** what the server asks for, in ms */
  after?: number
}

const LONGEST_WAIT = 30_000

/** Reads what went wrong from what was thrown. */
export function faultOf(error: unknown, timedOut: boolean): Fault {
  if (timedOut) return { code: 'slow', message: 'The model did not answer in time.', again: true }
  if (APICallError.isInstance(error)) {
    const { statusCode = 0 } = error
    if (statusCode === 429 || statusCode >= 500)
      return {
        code: 'busy',
        message: `The model's server answered ${statusCode}.`,
        again: true,
        ...waitOf(error.responseHeaders?.['retry-after']),
      }
    if (statusCode >= 400)
      return {
        code: 'rejected',
        message: `The model's server refuses the request with ${statusCode}. Check MODEL_KEY, MODEL_URL and MODEL_NAMES.`,
        again: false,
      }
    // A 2xx that is no answer at all.
    if (statusCode >= 200)
      return { code: 'malformed', message: 'The server did not answer as a model does.', again: true }
  }
  return {
    code: 'unreachable',
    message: 'The connection to the model failed before there was an answer.',
    again: true,
  }
}

/** What an answer without the expected form is. */
export function unusable(text: string, finishReason: string | undefined): Fault {
  if (
    finishReason === 'content-filter' ||
    text.trim() === '' ||
    /^\W*(?:i['’]?m sorry|sorry|i (?:can(?:['’]?t|not)|won['’]?t|am unable)|as an ai)\b/i.test(text)
  )
    return { code: 'refused', message: 'The model declined to write this.', again: false }
  if (finishReason === 'length')
    return {
      code: 'overlong',
      message: 'The answer was cut off at its longest. Ask for fewer variants or a shorter length.',
      again: false,
    }
  return { code: 'malformed', message: 'The answer did not have the form that was asked for.', again: true }
}

function waitOf(header: string | undefined): { after?: number } {
  const seconds = Number(header)
  if (header === undefined || !Number.isFinite(seconds) || seconds < 0) return {}
  return { after: Math.min(seconds * 1000, LONGEST_WAIT) }
}
