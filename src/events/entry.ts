import { SEARCH_TERM } from '../lib/conditions/sequence.ts'
import { entrySource } from '../lib/entry-source.ts'
import type { CollectedEvent } from './schema.ts'

const MOST_TERM = 120

/**
 * Where a visit came from, when the event is one that begins or may begin a visit. Of a paid search of which the tags
 * do not say whether it was branded, the term comes along: conditions compare it with the names of the brand.
 */
export function entryOf(event: Visit): string | undefined {
  if (known.has(event)) return known.get(event)
  const { page, referrer } = event.context
  const url = event.pageUrl ?? textOf(page, 'url')
  const entry = entryAt(url, textOf(page, 'referrer') ?? textOf(referrer, 'url'))
  known.set(event, entry)
  return entry
}

type Visit = Pick<CollectedEvent, 'pageUrl' | 'context'>

/** Addresses are slow to read, and the fold asks twice of every event. */
const known = new WeakMap<Visit, string | undefined>()

/** The same from the address of a page and of the page before. */
export function entryAt(url: string | undefined, referrer: string | undefined): string | undefined {
  if (url === undefined && referrer === undefined) return undefined
  const source = entrySource({ url, referrer })
  if (source !== 'paid_search' || url === undefined) return source
  const term = new URL(url).searchParams.get('utm_term')?.toLowerCase().toWellFormed().trim() ?? ''
  return term === '' ? source : `${SEARCH_TERM}${term.slice(0, MOST_TERM).toWellFormed()}`
}

function textOf(holder: unknown, name: string): string | undefined {
  const value =
    holder !== null && typeof holder === 'object' ? (holder as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value : undefined
}
