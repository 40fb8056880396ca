/** A text beside one that says nearly the same, and how much they share (0 to 1). */
export interface NearDuplicate {
  name: string
  twin: string
  shared: number
}

const RUN = 3

/**
 * Texts that share most of their runs of three words (Jaccard, as in Broder 1997): variants so alike that a test
 * between them could teach nothing.
 */
export function nearDuplicates(
  texts: readonly { name: string; text: string }[],
  least = 0.85,
): NearDuplicate[] {
  const runs = texts.map(({ text }) => runsOf(text))
  return texts.flatMap(({ name }, at) => {
    for (let before = 0; before < at; before += 1) {
      const shared = jaccard(runs[at] ?? new Set(), runs[before] ?? new Set())
      if (shared >= least) return [{ name, twin: texts[before]?.name ?? '', shared }]
    }
    return []
  })
}

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []
  if (words.length < RUN) return new Set(words)
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')))
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0
  for (const run of one) if (other.has(run)) both += 1
  const all = one.size + other.size - both
  return all === 0 ? 0 : both / all
}
