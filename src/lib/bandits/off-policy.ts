/** One logged choice: what it earned, how likely it was then, and how likely another policy makes it. */
export interface LoggedChoice {
  reward: number
  /** probability with which the log's policy made this choice, in (0, 1] */
  logged: number
  /** probability with which the other policy would make this choice, in [0, 1] */
  target: number
  /** expected reward of this choice by a model that did not see it */
  expected: number
  /** expected reward of the other policy here by such a model, over all choices */
  expectedTarget: number
}

/** What another policy would have earned per choice. */
export interface OffPolicyEstimate {
  /** inverse propensity score (Horvitz & Thompson 1952) */
  ips: number
  /** self-normalized (Hájek; Swaminathan & Joachims 2015) */
  snips: number
  /** doubly robust (Dudík et al. 2014) */
  dr: number
  /** 95 % interval of the self-normalized estimate, by the delta method */
  interval: [number, number]
  /** effective sample size, (Σw)² / Σw² (Kong 1992) */
  ess: number
  refused: boolean
  why: string | null
}

/** Choices of one arm made with one probability: how many, what they earned, and how many earned anything. */
export interface LoggedGroup {
  n: number
  sum: number
  squares: number
  rewarded: number
  /** probability with which they were made, in (0, 1] */
  logged: number
  /** probability with which the other policy would make them */
  target: number
  /** expected reward of the arm, and of the other policy over all arms */
  expected: number
  expectedTarget: number
}

const LEAST_ESS = 100
const LEAST_ESS_SHARE = 0.01
const LEAST_REWARDS = 5

/**
 * Estimates what a policy would have earned from choices of another one, with its interval; refuses where
 * the log cannot say: too few choices that the policy would also make, nearly no rewards among them, or
 * weights whose mean is far from 1 (the log lacks choices the policy makes, or its propensities are wrong).
 */
export function offPolicy(log: readonly LoggedChoice[]): OffPolicyEstimate {
  return offPolicyOfGroups(
    log.map(({ reward, ...rest }) => ({
      ...rest,
      n: 1,
      sum: reward,
      squares: reward * reward,
      rewarded: reward === 0 ? 0 : 1,
    })),
  )
}

/** The same from choices that were added up. */
export function offPolicyOfGroups(log: readonly LoggedGroup[]): OffPolicyEstimate {
  let [n, sum, squares, weighted, robust, rewards] = [0, 0, 0, 0, 0, 0]
  for (const group of log) {
    const weight = group.target / group.logged
    n += group.n
    sum += group.n * weight
    squares += group.n * weight * weight
    weighted += weight * group.sum
    robust += group.n * group.expectedTarget + weight * (group.sum - group.n * group.expected)
    if (weight > 0) rewards += group.rewarded
  }
  const snips = weighted / sum
  let spread = 0
  for (const group of log)
    spread +=
      (group.target / group.logged) ** 2 *
      Math.max(0, group.squares - 2 * snips * group.sum + group.n * snips ** 2)
  const error = Math.sqrt(spread) / sum
  const ess = (sum * sum) / squares
  const meanWeight = sum / n
  const errorOfMean = Math.sqrt(Math.max(0, squares / n - meanWeight ** 2) / n)
  const why = !(ess >= Math.max(LEAST_ESS, n * LEAST_ESS_SHARE))
    ? `The log holds the worth of only ${Math.round(ess || 0)} choices as this policy would make them; ${Math.ceil(Math.max(LEAST_ESS, n * LEAST_ESS_SHARE))} are needed. Log more, with more exploration.`
    : rewards < LEAST_REWARDS
      ? `Only ${rewards} of the choices this policy would make were rewarded; ${LEAST_REWARDS} are needed. Log for longer.`
      : Math.abs(meanWeight - 1) > Math.max(0.1, 4 * errorOfMean)
        ? `The weights average ${meanWeight.toFixed(2)} and should average 1: the log lacks choices this policy makes, or its propensities are not those it chose by.`
        : null
  return {
    ips: weighted / n,
    snips,
    dr: robust / n,
    interval: [Math.max(0, snips - 1.96 * error), snips + 1.96 * error],
    ess,
    refused: why !== null,
    why,
  }
}
