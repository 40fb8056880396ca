import classes from './status-badge.module.css'

/** What a status means at a glance. */
type Tone = 'good' | 'warn' | 'bad' | 'info' | 'quiet'

/** The words of the product that are a status, and what each means. */
const tones: Record<string, Tone> = {
  active: 'good',
  approved: 'good',
  delivered: 'good',
  finished: 'good',
  granted: 'good',
  intact: 'good',
  live: 'good',
  pass: 'good',
  passed: 'good',
  ready: 'good',
  sent: 'good',
  running: 'info',
  sending: 'info',
  ramping: 'info',
  scheduled: 'info',
  queued: 'info',
  treated: 'info',
  in_review: 'info',
  open: 'warn',
  pending: 'warn',
  paused: 'warn',
  overdue: 'warn',
  unknown: 'warn',
  stale: 'warn',
  held: 'warn',
  hold: 'warn',
  refused: 'bad',
  rejected: 'bad',
  failed: 'bad',
  fail: 'bad',
  bounced: 'bad',
  broken: 'bad',
  denied: 'bad',
  suppressed: 'bad',
  voided: 'bad',
}

interface StatusBadgeProps {
  /** A status word as the API gives it, such as `in_review`. */
  status: string
  /** Other words than the status itself. */
  label?: string
  /** A meaning other than the usual one of this word. */
  tone?: Tone
}

/** A status as a dot and a word; the meaning is in the word, the colour only helps. */
export function StatusBadge({ status, label, tone }: StatusBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone ?? tones[status.toLowerCase()] ?? 'quiet'}>
      {label ?? words(status)}
    </span>
  )
}

function words(status: string): string {
  const text = status.replaceAll(/[_.-]+/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
