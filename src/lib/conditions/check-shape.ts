import type { TSchema } from 'typebox'

/** One thing that is wrong, at a path like `condition.of[1].within.n`; the message completes "… ". */
export interface Problem {
  path: string
  message: string
}

/** The part of JSON Schema that conditions are written in. */
interface Shape {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
  format?: string
}

/** Adds what is wrong with a value of the given form. */
export function checkShape(schema: TSchema, value: unknown, path: string, problems: Problem[]): void {
  check(schema as Shape, value, path, problems)
}

function check(shape: Shape, value: unknown, path: string, problems: Problem[]): void {
  const wrong = (message: string) => {
    problems.push({ path, message })
  }
  if (shape.anyOf) checkOneOf(shape.anyOf, value, path, problems)
  else if (shape.const !== undefined) {
    if (value !== shape.const) wrong(`must be ${String(shape.const)}`)
  } else if (shape.enum) {
    if (!shape.enum.includes(value)) wrong(`must be one of ${shape.enum.join(', ')}`)
  } else if (shape.type === 'object') checkObject(shape, value, path, problems)
  else if (shape.type === 'array') checkList(shape, value, path, problems)
  else if (shape.type === 'string') checkText(shape, value, wrong)
  else if (shape.type === 'boolean') {
    if (typeof value !== 'boolean') wrong('must be true or false')
  } else checkNumber(shape, value, wrong)
}

function checkObject(shape: Shape, value: unknown, path: string, problems: Problem[]): void {
  if (!isRecord(value)) {
    problems.push({ path, message: 'must be an object' })
    return
  }
  const properties = shape.properties ?? {}
  refuseOthers(value, Object.keys(properties), path, problems)
  for (const [key, inner] of Object.entries(properties))
    if (value[key] !== undefined) check(inner, value[key], `${path}.${key}`, problems)
    else if (shape.required?.includes(key)) problems.push({ path: `${path}.${key}`, message: 'is missing' })
}

function checkList(shape: Shape, value: unknown, path: string, problems: Problem[]): void {
  const { minItems = 0, maxItems = Infinity, items = {} } = shape
  if (!Array.isArray(value)) problems.push({ path, message: 'must be a list' })
  else if (value.length < minItems) problems.push({ path, message: 'must not be empty' })
  else if (value.length > maxItems) problems.push({ path, message: `must have at most ${maxItems} members` })
  else for (const [index, member] of value.entries()) check(items, member, `${path}[${index}]`, problems)
}

function checkText(shape: Shape, value: unknown, wrong: (message: string) => void): void {
  const { minLength = 0, maxLength = Infinity, pattern, format } = shape
  if (typeof value !== 'string') wrong('must be a text')
  else if (value.length < minLength) wrong('must not be empty')
  else if (value.length > maxLength) wrong(`must be at most ${maxLength} characters long`)
  else if (format === 'uuid' && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
    wrong('must be an id')
  else if (pattern !== undefined && !new RegExp(pattern).test(value)) wrong('must be a date like 2024-12-31')
  else if (value.includes('\0')) wrong('must not hold a NUL character')
}

function checkNumber(shape: Shape, value: unknown, wrong: (message: string) => void): void {
  const { minimum = -Infinity, maximum = Infinity } = shape
  if (typeof value !== 'number' || !Number.isFinite(value)) wrong('must be a number')
  else if (shape.type === 'integer' && !Number.isInteger(value)) wrong('must be a whole number')
  else if (value < minimum) wrong(`must be at least ${minimum}`)
  else if (value > maximum) wrong(`must be at most ${maximum}`)
}

/** Of several shapes the one is meant whose fixed members fit; without one, the members that would decide are named. */
function checkOneOf(shapes: Shape[], value: unknown, path: string, problems: Problem[]): void {
  const objects = shapes.filter((shape) => shape.type === 'object')
  if (objects.length === 0) {
    const fits = shapes.some((shape) => shape.type === typeof value)
    const finite = typeof value !== 'number' || Number.isFinite(value)
    if (!fits || !finite) problems.push({ path, message: 'must be a text, a number, true or false' })
    else for (const shape of shapes) if (shape.type === typeof value) check(shape, value, path, problems)
    return
  }
  if (!isRecord(value)) {
    problems.push({ path, message: 'must be an object' })
    return
  }
  const tag = ['kind', 'measure', 'op'].find((key) => objects.every((shape) => shape.properties?.[key]))
  if (tag === undefined) {
    const meant = objects.find((shape) => shape.required?.some((key) => value[key] !== undefined))
    if (meant) check(meant, value, path, problems)
    else problems.push({ path, message: 'must have ago and unit, or date, or at' })
    return
  }
  const allowed = (shape: Shape): unknown[] => {
    const { const: only, enum: several } = shape.properties?.[tag] ?? {}
    return several ?? [only]
  }
  const meant = objects.find((shape) => allowed(shape).includes(value[tag]))
  if (meant) check(meant, value, path, problems)
  else
    problems.push({
      path: `${path}.${tag}`,
      message: `must be one of ${objects.flatMap(allowed).join(', ')}`,
    })
}

/** Adds a problem for each member that is not known. */
export function refuseOthers(
  value: object,
  known: readonly string[],
  path: string,
  problems: Problem[],
): void {
  for (const key of Object.keys(value))
    if (!known.includes(key))
      problems.push({ path: `${path}.${key}`, message: 'is not known here; remove it' })
}

/** Whether a value is an object with members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
