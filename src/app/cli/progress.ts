import type { Progress } from '../import/run.ts'

const WIDTH = 28
const EVERY_MILLIS = 200

/** A bar with rate and time left on a terminal; nothing where nobody watches. */
export function progressBar(wanted: boolean): { show(progress: Progress): void; end(): void } {
  if (!wanted || !process.stderr.isTTY) return { show: () => {}, end: () => {} }
  let shown = 0
  let step = ''
  let began = 0
  return {
    show: (progress) => {
      const now = performance.now()
      if (progress.step !== step) {
        step = progress.step
        began = now
      }
      if (now - shown < EVERY_MILLIS && progress.done < progress.total) return
      shown = now
      process.stderr.write(`\r\x1b[K${line(progress, (now - began) / 1000)}`)
    },
    end: () => void process.stderr.write('\r\x1b[K'),
  }
}

/** One line: what is being done, a bar, the share, the rate and the time left. */
export function line({ step, done, total, rows }: Progress, seconds: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total)
  const bar = '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '░')
  const count = step === 'reading' ? rows : done
  const rate = seconds > 0 ? Math.round(count / seconds) : 0
  const left = share > 0 && seconds > 1 ? `, ${Math.ceil((seconds / share) * (1 - share))} s left` : ''
  const unit = step === 'reading' ? 'rows' : 'orders'
  return `${step} ${bar} ${Math.floor(share * 100)} %  ${rate.toLocaleString('en')} ${unit}/s${left}`
}
