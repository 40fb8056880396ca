import { readFileSync } from 'node:fs'

/** The words of customers, as templates: by the situation that they tell of, and those that only sound like one. */
export interface Texts {
  sensitive: Record<string, readonly string[]>
  harmless: readonly string[]
}

/**
 * `develop` is what the shop's people say, and what detectors may be built with; `score` is read by the score alone and
 * nothing is ever fitted to it. How hard they are is fixed: texts may be added, none is made easier or taken away.
 */
export type TextSet = 'develop' | 'score'

/** Reads one of the two sets. */
export function readTexts(set: TextSet): Texts {
  const read = (name: string) =>
    JSON.parse(readFileSync(new URL(`${set}/${name}.json`, import.meta.url), 'utf8'))
  return { sensitive: read('sensitive'), harmless: read('harmless') }
}

/** A template with its places filled. */
export function fillTemplate(template: string, places: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => places[name] ?? whole)
}
