import { binomialCdf } from './binomial.ts'

/** A single sampling plan: read `size`, accept when at most `accept` are defective. */
export interface Plan {
  size: number
  accept: number
}

/**
 * The smallest reading that accepts a lot as bad as `ltpd` (lot tolerance, 0…1) at most with chance
 * 1 − confidence, when `accept` defects are let pass (Dodge and Romig).
 */
export function lotTolerancePlan(ltpd: number, confidence: number, accept: number): Plan {
  let [low, high] = [accept, accept + 1]
  const passes = (size: number) => binomialCdf(accept, size, ltpd) > 1 - confidence
  while (passes(high)) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (passes(middle)) low = middle
    else high = middle
  }
  return { size: high, accept }
}

/**
 * The smallest plan that rejects what is as good as `aql` (acceptable quality) at most with chance `alpha` and
 * accepts what is as bad as `ltpd` at most with chance `beta`; undefined where none of up to 1,000 defects does.
 */
export function twoPointPlan(aql: number, alpha: number, ltpd: number, beta: number): Plan | undefined {
  for (let accept = 0; accept <= 1000; accept += 1) {
    const plan = lotTolerancePlan(ltpd, 1 - beta, accept)
    if (binomialCdf(accept, plan.size, aql) >= 1 - alpha) return plan
  }
  return undefined
}

/** Wald's sequential plan: after n reads accept at ≤ slope·n − toAccept defects, reject at ≥ slope·n + toReject. */
export interface SequentialPlan {
  toAccept: number
  toReject: number
  slope: number
}

/**
 * The sequential probability ratio test between a good rate `good` (rejected at most with chance `alpha`) and a
 * bad rate `bad` (accepted at most with chance `beta`) (Wald 1945).
 */
export function sequentialPlan(good: number, bad: number, alpha: number, beta: number): SequentialPlan {
  const k = Math.log((bad * (1 - good)) / (good * (1 - bad)))
  return {
    toAccept: Math.log((1 - alpha) / beta) / k,
    toReject: Math.log((1 - beta) / alpha) / k,
    slope: Math.log((1 - good) / (1 - bad)) / k,
  }
}

/** What a sequential plan says after `read` reads with `defects`. */
export function sequentialVerdict(
  plan: SequentialPlan,
  read: number,
  defects: number,
): 'accept' | 'reject' | 'read on' {
  if (defects >= plan.slope * read + plan.toReject) return 'reject'
  return defects <= plan.slope * read - plan.toAccept ? 'accept' : 'read on'
}

/** How strictly lots are read, after ISO 2859-1: tightened after trouble, reduced after a long good run. */
export type Strictness = 'normal' | 'tightened' | 'reduced'

/**
 * The strictness that the latest verdicts on lots (oldest first) ask for: 2 of 5 rejected → tightened; 5 accepted
 * in a row → back to normal; 10 accepted in a row at normal → reduced; one rejected when reduced → normal.
 */
export function strictnessAfter(verdicts: readonly ('accept' | 'reject')[]): Strictness {
  let state: Strictness = 'normal'
  let since = 0
  verdicts.forEach((verdict, at) => {
    const run = verdicts.slice(since, at + 1)
    const rejected = run.slice(-5).filter((one) => one === 'reject').length
    const good = run.length - 1 - run.lastIndexOf('reject')
    const next: Strictness =
      state === 'reduced'
        ? verdict === 'reject'
          ? 'normal'
          : 'reduced'
        : state === 'tightened'
          ? good >= 5
            ? 'normal'
            : 'tightened'
          : rejected >= 2
            ? 'tightened'
            : good >= 10
              ? 'reduced'
              : 'normal'
    if (next !== state) [state, since] = [next, at + 1]
  })
  return state
}
