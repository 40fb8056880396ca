import { Value } from 'typebox/value'
import { parse } from 'yaml'
import { readBrief } from '../../lib/briefs/index.ts'
import { Brief } from '../../lib/briefs/schema.ts'
import { AppError } from '../../platform/errors.ts'

/** Reads a brief that a team wrote elsewhere: YAML or JSON, in any of the usual spellings. */
export function readBriefText(text: string): Brief {
  let raw: unknown
  try {
    // Written out and read again: what refers to itself or has no end stops here.
    raw = JSON.parse(JSON.stringify(parse(text, { maxAliasCount: 20 }) ?? null))
  } catch (error) {
    throw new AppError('invalid_request', {
      message: `This is neither YAML nor JSON (${((error as Error).message.split('\n')[0] ?? '').replace(/[.:]$/, '')}). Write each part on a line with its name.`,
    })
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new AppError('invalid_request', {
      message:
        'A brief has parts, each on a line with its name: audience: …, objective: …, message: … and so on.',
    })
  const brief = readBrief(raw)
  const [fault] = Value.Errors(Brief, brief)
  if (fault)
    throw new AppError('invalid_request', {
      message: `${fault.instancePath.slice(1).replaceAll('/', ', ')} ${fault.message}. Shorten it.`,
    })
  return brief
}
