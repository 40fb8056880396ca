import { Ajv, type ErrorObject } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

/** Addresses carry text, so queries and parameters are converted to the types that a route names; bodies are not. */
const lenient = new Ajv({ coerceTypes: true, useDefaults: true, allErrors: false, strict: false })
const strict = new Ajv({ coerceTypes: false, useDefaults: true, allErrors: false, strict: false })
for (const ajv of [lenient, strict]) addFormats.default(ajv)

/** Compiles a route's check. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  const ajv = httpPart === 'body' ? strict : lenient
  const check = ajv.compile(schema)
  return (value: unknown) => (check(value) ? { value } : { error: toError(check.errors ?? []) })
}

function toError(errors: ErrorObject[]): Error & { validation: ErrorObject[] } {
  const text = errors.map((error) => `${error.instancePath} ${error.message ?? ''}`).join('; ')
  return Object.assign(new Error(text), { validation: errors })
}
