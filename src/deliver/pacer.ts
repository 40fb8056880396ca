/** How fast one receiving domain may be sent to. */
export interface Pace {
  /** Messages a second; no limit when undefined. */
  perSecond?: number
  /** Connections at once. */
  connections?: number
}

/** What is planned: paces by domain (`*` for the rest), and the most messages for each day of a warm-up. */
export interface PacePlan {
  domains: ReadonlyMap<string, Pace>
  warmUp?: { from: Date; perDay: readonly number[] }
}

/** Decides when a message to a domain may go. Times in milliseconds. */
export interface Pacer {
  /**
   * Whether the message joins the line, of whose members `inLine` are for its domain; else when to try again. Those
   * put off get times one after the other, so that they come back as fast as they may go.
   */
  admit(domain: string, inLine: number, now: number): 'join' | number
  /** Whether a message to the domain may go at once; takes its place if so. */
  take(domain: string, now: number): boolean
  /** The attempt is over: the server took it, put it off, or said something else. */
  done(domain: string, outcome: 'sent' | 'deferred' | 'other', now: number): void
  /** Domains that are sent to more slowly than planned, with messages a second. */
  slowed(now: number): { domain: string; perSecond: number }[]
  /** Messages that left today before this process counted. */
  leftToday(count: number, now: number): void
}

const SECOND = 1000
const DAY = 86_400_000
/** So many seconds of work may stand in the line. */
const LINE_SECONDS = 5
/** Out of so many attempts at least a half put off slows a domain down. */
const WATCHED = 10
const LEAST_PER_SECOND = 1 / 60
/** After so long without another deferral a slowed domain is back to its plan. */
const FORGET_MILLIS = 3_600_000

interface State {
  busy: number
  /** When the next message may go. */
  next: number
  /** Up to when places have been promised to messages that were put off. */
  promised: number
  /** What the last attempts came to, true for put off. */
  recent: boolean[]
  /** Set when the domain puts off too much. */
  slow: { perSecond: number; since: number } | undefined
  /** Messages in the present second, to know the pace at which it went. */
  began: number
  sent: number
}

/** A pacer for one process. Several share a plan by its share: divide the numbers. */
export function makePacer(plan: PacePlan): Pacer {
  const states = new Map<string, State>()
  const today = { day: -1, count: 0 }
  const stateOf = (domain: string): State => {
    let state = states.get(domain)
    if (!state) {
      state = { busy: 0, next: 0, promised: 0, recent: [], slow: undefined, began: 0, sent: 0 }
      states.set(domain, state)
    }
    return state
  }
  const paceOf = (domain: string): Pace => plan.domains.get(domain) ?? plan.domains.get('*') ?? {}
  const rateOf = (domain: string, state: State, now: number): number => {
    const planned = paceOf(domain).perSecond ?? Number.POSITIVE_INFINITY
    if (state.slow && now - state.slow.since > FORGET_MILLIS) state.slow = undefined
    return Math.min(planned, state.slow?.perSecond ?? Number.POSITIVE_INFINITY)
  }
  const dayOf = (now: number) => Math.floor(now / DAY)
  const capOf = (now: number): number => {
    if (!plan.warmUp) return Number.POSITIVE_INFINITY
    const day = dayOf(now) - dayOf(plan.warmUp.from.getTime())
    return day < 0 ? 0 : (plan.warmUp.perDay[day] ?? Number.POSITIVE_INFINITY)
  }
  const countedToday = (now: number): number => {
    if (today.day !== dayOf(now)) {
      today.day = dayOf(now)
      today.count = 0
    }
    return today.count
  }
  return {
    admit: (domain, inLine, now) => {
      if (countedToday(now) >= capOf(now)) return (dayOf(now) + 1) * DAY
      const state = stateOf(domain)
      const rate = rateOf(domain, state, now)
      if (inLine < Math.max(1, rate * LINE_SECONDS)) return 'join'
      state.promised = Math.max(state.promised, now + LINE_SECONDS * SECOND) + SECOND / rate
      return state.promised
    },
    take: (domain, now) => {
      const state = stateOf(domain)
      if (now < state.next || state.busy >= (paceOf(domain).connections ?? Number.POSITIVE_INFINITY))
        return false
      if (countedToday(now) >= capOf(now)) return false
      const rate = rateOf(domain, state, now)
      if (Number.isFinite(rate)) state.next = Math.max(state.next, now - SECOND / rate) + SECOND / rate
      state.busy += 1
      today.count += 1
      return true
    },
    done: (domain, outcome, now) => {
      const state = stateOf(domain)
      state.busy -= 1
      if (outcome !== 'sent') today.count -= 1
      if (outcome === 'other') return
      if (now - state.began > 10 * SECOND) {
        state.began = now
        state.sent = 0
      }
      state.sent += 1
      state.recent = [...state.recent, outcome === 'deferred'].slice(-WATCHED)
      const putOff = state.recent.filter(Boolean).length
      if (outcome === 'deferred' && state.recent.length === WATCHED && putOff * 2 >= WATCHED) {
        const observed = state.sent / Math.max(1, (now - state.began) / SECOND)
        const before = Math.min(rateOf(domain, state, now), observed)
        state.slow = { perSecond: Math.max(LEAST_PER_SECOND, before / 2), since: now }
        state.recent = []
      } else if (outcome === 'sent' && state.slow) state.slow.perSecond *= 1.05
    },
    slowed: (now) =>
      [...states].flatMap(([domain, state]) => {
        rateOf(domain, state, now)
        return state.slow ? [{ domain, perSecond: state.slow.perSecond }] : []
      }),
    leftToday: (count, now) => {
      today.day = dayOf(now)
      today.count = count
    },
  }
}

/** Reads `gmail.com=20/s:4, *=50/s`; throws an Error that says what is wrong. */
export function readPaces(text: string): Map<string, Pace> {
  const paces = new Map<string, Pace>()
  for (const part of text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const match = /^([a-z0-9.*-]+)\s*=\s*(?:(\d+(?:\.\d+)?)\/(s|m|h))?(?::(\d+))?$/i.exec(part)
    if (!match || (match[2] === undefined && match[4] === undefined))
      throw new Error(
        `"${part}" should read like gmail.com=20/s:4 (messages a second, minute or hour; connections)`,
      )
    const per = { s: 1, m: 60, h: 3600 }[match[3]?.toLowerCase() as 's' | 'm' | 'h']
    const perSecond = match[2] === undefined ? undefined : Number(match[2]) / per
    if (perSecond === 0 || match[4] === '0') throw new Error(`"${part}" would never send`)
    paces.set((match[1] ?? '').toLowerCase(), {
      ...(perSecond !== undefined && { perSecond }),
      ...(match[4] !== undefined && { connections: Number(match[4]) }),
    })
  }
  return paces
}

/** Reads `2026-06-01: 50 100 500 2000`: the most messages of each day from then on; afterwards there is no limit. */
export function readWarmUp(text: string): NonNullable<PacePlan['warmUp']> {
  const match = /^(\d{4}-\d\d-\d\d)\s*:\s*(\d+(?:[\s,]+\d+)*)\s*$/.exec(text.trim())
  const from = new Date(`${match?.[1]}T00:00:00Z`)
  if (!match || Number.isNaN(from.getTime()))
    throw new Error(
      'it should read like 2026-06-01: 50 100 500 2000 (a day, and the most messages of each day from then)',
    )
  return { from, perDay: (match[2] ?? '').split(/[\s,]+/).map(Number) }
}
