/** One line of the score: something found beside what is true. */
export interface Line {
  what: string
  found: string
  /** The figures behind it, for programs. */
  figures?: Record<string, number>
}

/** A line about something that this server cannot be asked yet, or not by this key. */
export function notYet(what: string, why = ''): Line {
  return { what, found: why === '' ? 'not yet' : `not yet (${why})` }
}

/** What was found against what is true. */
export function compared(
  what: string,
  found: ReadonlySet<string>,
  real: ReadonlySet<string>,
  more = '',
): Line {
  const right = [...found].filter((one) => real.has(one)).length
  const [precision, recall] = [right / found.size, right / real.size]
  return {
    what,
    found: `precision ${share(precision)}, recall ${share(recall)} (${right} of ${real.size} found, ${found.size - right} false)${more}`,
    figures: { precision, recall, right, real: real.size, found: found.size },
  }
}

/** A share as text. */
export function share(value: number): string {
  return Number.isFinite(value) ? `${(100 * value).toFixed(1)} %` : '–'
}

/** An amount as text. */
export function amount(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
}
