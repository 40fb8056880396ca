/** Something to sleep on until it rings. A ring while nobody sleeps shortens the next sleep. */
export interface Alarm {
  /** Wakes a light sleeper; an urgent ring wakes a deep one too. */
  ring(urgent?: boolean): void
  sleep(millis: number, depth: 'light' | 'deep'): Promise<void>
}

/** A new alarm, silent. */
export function alarm(): Alarm {
  let rung: 'no' | 'yes' | 'urgent' = 'no'
  let hear: (() => void) | undefined
  return {
    ring: (urgent = false) => {
      if (rung !== 'urgent') rung = urgent ? 'urgent' : 'yes'
      hear?.()
    },
    sleep: async (millis, depth) => {
      const woken = () => (depth === 'light' ? rung !== 'no' : rung === 'urgent')
      if (!woken() && millis > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, millis)
          hear = () => {
            if (!woken()) return
            clearTimeout(timer)
            resolve()
          }
        })
        hear = undefined
      }
      // A deep sleeper has not looked yet at what an ordinary ring announced.
      if (depth === 'light' || rung === 'urgent') rung = 'no'
    },
  }
}
