const DAY = 86_400_000

/** One thing bought or done at a time (ms) and what it was worth. */
export interface Occasion {
  id: string
  at: number
  value: number
}

/** Names of the columns that `behaviourOf` makes. */
export const behaviourColumns = [
  'days_since_last',
  'occasions',
  'value',
  'value_an_occasion',
  'days_between',
  'days_known',
  'value_last_month',
  'value_month_before',
  'occasions_last_month',
  'weekend_share',
  'morning_share',
] as const

/** What somebody did until a time, as numbers in texts: recency, frequency, value, rhythm and where it is going. */
export function behaviourOf(occasions: readonly Occasion[], until: number): Record<string, string> {
  const merged = new Map<string, Occasion>()
  for (const one of occasions) {
    const known = merged.get(one.id)
    merged.set(one.id, known ? { ...known, value: known.value + one.value } : one)
  }
  const done = [...merged.values()].toSorted((a, b) => a.at - b.at)
  const [first, last] = [done[0]?.at, done.at(-1)?.at]
  const total = sum(done)
  const recent = (from: number, to: number) =>
    done.filter(({ at }) => at >= until - from * DAY && at < until - to * DAY)
  const share = (test: (date: Date) => boolean) =>
    done.length === 0 ? '' : String(done.filter(({ at }) => test(new Date(at))).length / done.length)
  const numbers: Record<(typeof behaviourColumns)[number], number | string | undefined> = {
    days_since_last: last === undefined ? undefined : (until - last) / DAY,
    occasions: done.length,
    value: total,
    value_an_occasion: done.length === 0 ? undefined : total / done.length,
    days_between:
      first === undefined || last === undefined || done.length < 2
        ? undefined
        : (last - first) / DAY / (done.length - 1),
    days_known: first === undefined ? undefined : (until - first) / DAY,
    value_last_month: sum(recent(30, 0)),
    value_month_before: sum(recent(60, 30)),
    occasions_last_month: recent(30, 0).length,
    weekend_share: share((date) => date.getUTCDay() % 6 === 0),
    morning_share: share((date) => date.getUTCHours() < 12),
  }
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, value === undefined ? '' : String(value)]),
  )
}

function sum(occasions: readonly Occasion[]): number {
  return occasions.reduce((all, { value }) => all + value, 0)
}
