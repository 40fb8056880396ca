import type { FastifyError } from 'fastify'
import { AppError } from '../errors.ts'

/** Postgres error classes that mean "not now" rather than "never": connection, resources, operator intervention. */
const PASSING = /^(08|53|57|58)/

/** What the router refuses before any route is asked. */
const addresses = {
  FST_ERR_BAD_URL:
    'The address cannot be read. Encode what stands in it as UTF-8, with % for special characters.',
  FST_ERR_MAX_PARAM_LENGTH: 'A part of the address is too long. Check the id in it.',
}

/** Turns whatever was thrown into an error of the table; what nobody foresaw becomes `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  const error = thrown as Partial<FastifyError> & { code?: string; message?: string }
  if (error.validation) return validationError(error)
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new AppError('body_too_large')
  if (error.code !== undefined && error.code in addresses)
    return new AppError('invalid_request', { message: addresses[error.code as keyof typeof addresses] })
  if (error.code?.startsWith('FST_') && error.statusCode !== undefined && error.statusCode < 500)
    return new AppError('invalid_request', { message: `${error.message}.`.replace(/\.\.$/, '.') })
  if (/^[0-9A-Z]{5}$/.test(error.code ?? '')) return databaseError(error.code ?? '', thrown)
  if (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET' || error.code === 'ENOENT')
    return new AppError('unavailable', { cause: thrown })
  return new AppError('internal', { cause: thrown })
}

function validationError(error: Partial<FastifyError>): AppError {
  const part = error.validationContext ?? 'body'
  const fields = (error.validation ?? []).slice(0, 20).map((problem) => ({
    path: fieldPath(part, problem),
    message: problem.message ?? 'is not as expected',
  }))
  const first = fields[0]
  const message = first
    ? `${first.path} ${first.message}.`
    : 'The request does not have the expected form. Correct the fields named in details.'
  return new AppError('invalid_request', { message, details: { fields } })
}

function fieldPath(part: string, problem: { instancePath: string; params: Record<string, unknown> }): string {
  const path = problem.instancePath.split('/').filter(Boolean).join('.')
  const missing = problem.params.missingProperty ?? problem.params.additionalProperty
  return [part, path, typeof missing === 'string' ? missing : ''].filter(Boolean).join('.')
}

/** A fault that the database found: bad data is the caller's, a full disk or a lost connection passes. */
function databaseError(code: string, cause: unknown): AppError {
  if (code.startsWith('22')) {
    const message =
      'A value cannot be stored: it is out of range or holds characters that are not allowed. Correct it.'
    return new AppError('invalid_request', { message, cause })
  }
  if (code === '23505')
    return new AppError('conflict', {
      message: 'There is one like this already. Choose another name or key.',
      cause,
    })
  if (code === '23503')
    return new AppError('not_found', {
      message: 'Something that this refers to does not exist. Check the ids.',
      cause,
    })
  if (code === '40001' || code === '40P01') return new AppError('conflict', { cause })
  if (PASSING.test(code)) return new AppError('unavailable', { cause })
  return new AppError('internal', { cause })
}
