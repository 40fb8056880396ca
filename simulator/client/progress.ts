/** Tells how far a long work is: on a terminal all the time, elsewhere only at the end. */
export interface Progress {
  /** So many more are done; `share` of all work, 0 to 1, where it is known. */
  add(count: number, share?: number): void
  /** Ends the line. */
  end(): void
}

const EVERY = 200

/** Progress of things called `what`, with their rate and the time that is left. */
export function progressOf(what: string, out: NodeJS.WriteStream = process.stderr): Progress {
  const began = performance.now()
  let done = 0
  let part = 0
  let shown = 0
  const line = () => {
    const seconds = (performance.now() - began) / 1000
    const rate = `${whole(done / Math.max(seconds, 0.001))}/s`
    const left = part > 0 && part < 1 ? `, ${clock((seconds * (1 - part)) / part)} left` : ''
    const share = part > 0 ? ` ${Math.floor(part * 100)} %` : ''
    return `${whole(done)} ${what}${share}, ${rate}${left}`
  }
  return {
    add: (count, share = part) => {
      done += count
      part = share
      if (!out.isTTY || performance.now() - shown < EVERY) return
      shown = performance.now()
      out.write(`\r\u001b[K${line()}`)
    },
    end: () => {
      part = 1
      out.write(`${out.isTTY ? '\r\u001b[K' : ''}${line()}, ${clock((performance.now() - began) / 1000)}\n`)
    },
  }
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-GB')
}

/** Seconds as m:ss. */
function clock(seconds: number): string {
  const rounded = Math.round(seconds)
  return `${Math.floor(rounded / 60)}:${String(rounded % 60).padStart(2, '0')}`
}
