import { type Grade, grades, type TraitSource } from './schema.ts'
import type { Observation, OtherSource } from './traits.ts'

const DAY = 86_400_000
/** days; segments and appended data age fast */
const THIRD_PARTY_DAYS = 180
/** days; incomes, households and jobs change */
const DEMOGRAPHIC_DAYS = 2 * 365
/** days; what was typed into a form long ago and never since */
const FORM_DAYS = 3 * 365
/** What one person has one of, and what is seldom changed. */
const LASTING = new Set(['firstName', 'first_name', 'lastName', 'last_name', 'name', 'birthday', 'birthdate'])

/**
 * The grade of the latest observation of a trait in the light of everything else: what a person or a rule over many
 * records said of the value, its age, and whether other sources agree. `others` are earlier observations of the same
 * trait of the same person. A grade by form is never made better but by agreement of two sources.
 */
export function trusted(
  latest: Observation,
  others: readonly OtherSource[],
  now: Date,
): Pick<Observation, 'grade' | 'reason'> {
  const { grade, reason, verdict } = latest
  if (verdict) return { grade: verdict.grade, reason: verdict.reason }
  if (grade === 'bad' || latest.source === 'console') return { grade, reason }
  const stale = staleness(latest, now)
  if (stale) return { grade: worse(grade, 'doubtful'), reason: grade === 'doubtful' ? reason : stale }
  if (!LASTING.has(latest.name)) return { grade, reason }
  const sources = others.filter((other) => other.source !== latest.source && other.value !== null)
  const fresh = sources.filter((other) => now.getTime() - other.at <= FORM_DAYS * DAY)
  const against = fresh.find((other) => !agree(other.value, latest.value))
  if (against)
    return {
      grade: worse(grade, 'doubtful'),
      reason: grade === 'doubtful' ? reason : `${words[against.source]} say otherwise`,
    }
  const same = fresh.find((other) => plain(other.value) === plain(latest.value))
  if (grade === 'good' && same)
    return { grade: 'verified', reason: `${words[same.source]} and ${words[latest.source]} agree` }
  return { grade, reason }
}

const words: Record<TraitSource, string> = {
  event: 'events',
  import: 'imports',
  console: 'what was set by hand',
}

function staleness({ party, kind, name, source, observedAt }: Observation, now: Date): string | undefined {
  const days = Math.floor((now.getTime() - observedAt.getTime()) / DAY)
  if (party === 'third' && days > THIRD_PARTY_DAYS) return `third-party and ${days} days old`
  if (kind === 'demographic' && name !== 'birthday' && name !== 'birthdate' && days > DEMOGRAPHIC_DAYS)
    return `not confirmed for ${Math.floor(days / 365)} years`
  if (LASTING.has(name) && source === 'event' && days > FORM_DAYS)
    return `told ${Math.floor(days / 365)} years ago and not since`
  return undefined
}

function worse(one: Grade, other: Grade): Grade {
  return grades.indexOf(one) > grades.indexOf(other) ? one : other
}

/** Ann and Anna, J. and Jane, José and Jose are one. */
function agree(one: unknown, other: unknown): boolean {
  const [a, b] = [plain(one), plain(other)]
  return a === b || a === '' || b === '' || a.startsWith(b) || b.startsWith(a)
}

function plain(value: unknown): string {
  return String(value)
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
