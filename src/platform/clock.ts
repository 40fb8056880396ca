/** Where every use case reads the time, so that a test or a replay can stand at another date. */
export interface Clock {
  now(): Date
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still until it is moved. */
export interface SettableClock extends Clock {
  set(date: Date | string): void
  advance(millis: number): void
}

/** A clock for simulated dates: starts at `start` and moves only when told. */
export function settableClock(start: Date | string): SettableClock {
  let millis = new Date(start).getTime()
  return {
    now: () => new Date(millis),
    set: (date) => {
      millis = new Date(date).getTime()
    },
    advance: (by) => {
      millis += by
    },
  }
}
