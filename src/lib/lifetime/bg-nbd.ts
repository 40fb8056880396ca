import { lnGamma } from '../stats/gamma.ts'
import { nelderMead } from './nelder-mead.ts'

/** One customer's history: repeat purchases, time of the last and age, in the same unit, both from the first. */
export interface History {
  repeats: number
  last: number
  age: number
}

/** Purchases at rate λ ~ Gamma(r, α) until dropout with probability p ~ Beta(a, b) after each. */
export interface BgNbd {
  r: number
  alpha: number
  a: number
  b: number
}

/** ln L of one history (Fader, Hardie and Lee 2005, eq. 6). */
export function logLikelihood({ r, alpha, a, b }: BgNbd, { repeats: x, last, age }: History): number {
  const front = lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha) + lnBetaRatio(a, b, x)
  const alive = -(r + x) * Math.log(alpha + age)
  if (x === 0) return front + alive
  const gone = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + last)
  const most = Math.max(alive, gone)
  return front + most + Math.log(Math.exp(alive - most) + Math.exp(gone - most))
}

/** ln B(a, b + x)/B(a, b). */
function lnBetaRatio(a: number, b: number, x: number): number {
  return lnGamma(b + x) - lnGamma(b) - lnGamma(a + b + x) + lnGamma(a + b)
}

const STARTS = [
  [0, 1, 0, 1],
  [0, 2.5, -1, 1],
  [-1, 1, -1.5, 0.5],
  [0.5, 3, -0.5, 2],
  [-0.5, 0, 0, 0],
] as const

/** The weight of the pull to ordinary parameters that keeps them finite where the data do not say (in ln units). */
const PULL = 1e-3

/** Fits the four parameters by maximum likelihood from several starts, on their logarithms. */
export function fitBgNbd(histories: readonly History[]): BgNbd & { logLikelihood: number } {
  const grouped = grouping(histories)
  const n = Math.max(1, histories.length)
  const parameters = (x: readonly number[]): BgNbd => {
    const [r = 0, alpha = 0, a = 0, b = 0] = x.map((one) => Math.exp(Math.min(12, Math.max(-12, one))))
    return { r, alpha, a, b }
  }
  const loss = (x: readonly number[]) => {
    const model = parameters(x)
    let sum = 0
    for (const { history, count } of grouped) sum += count * logLikelihood(model, history)
    return -sum / n + (PULL / n) * x.reduce((all, one) => all + one ** 2, 0)
  }
  let best = nelderMead(loss, STARTS[0])
  for (const start of STARTS.slice(1)) {
    const found = nelderMead(loss, start)
    if (found.value < best.value) best = found
  }
  best = nelderMead(loss, best.at, { step: 0.1 })
  const model = parameters(best.at)
  return { ...model, logLikelihood: histories.reduce((sum, one) => sum + logLikelihood(model, one), 0) }
}

function grouping(histories: readonly History[]): { history: History; count: number }[] {
  const found = new Map<string, { history: History; count: number }>()
  for (const history of histories) {
    const key = `${history.repeats} ${history.last} ${history.age}`
    const known = found.get(key)
    if (known) known.count += 1
    else found.set(key, { history, count: 1 })
  }
  return [...found.values()]
}

/** P(still a customer | history) (Fader, Hardie and Lee 2008, note on P(alive)). */
export function chanceAlive({ r, alpha, a, b }: BgNbd, { repeats: x, last, age }: History): number {
  if (x === 0) return 1
  return 1 / (1 + (a / (b + x - 1)) * ((alpha + age) / (alpha + last)) ** (r + x))
}

/** E[purchases in the next `ahead` | history] (Fader, Hardie and Lee 2005, eq. 10). */
export function expectedPurchases(model: BgNbd, history: History, ahead: number): number {
  const { r, alpha, a, b } = model
  const { repeats: x, age } = history
  const z = ahead / (alpha + age + ahead)
  const shrunk = 1 - (1 - z) ** (r + x) * hypergeometric(r + x, b + x, a + b + x - 1, z)
  const ratio = Math.abs(a - 1) < 1e-9 ? (a + b + x - 1) / 1e-9 : (a + b + x - 1) / (a - 1)
  return Math.max(0, ratio * shrunk * chanceAlive(model, history))
}

/** Gauss' ₂F₁(a, b; c; z) for 0 ≤ z < 1, by its series. */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [term, sum] = [1, 1]
  for (let k = 0; k < 100_000 && Math.abs(term) > 1e-14 * Math.abs(sum); k += 1) {
    term *= (((a + k) * (b + k)) / ((c + k) * (k + 1))) * z
    sum += term
  }
  return sum
}
