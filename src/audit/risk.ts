import type { FrameItem } from '../lib/sampling/index.ts'
import type { Stratum } from './schema.ts'
import type { Framed } from './store/frame.ts'

/** How much more a message with this trait is worth reading than one without. */
const WEIGHTS: Record<Exclude<Stratum, 'ordinary'>, number> = {
  sensitive: 8,
  new_variant: 4,
  unusual: 4,
  fallback: 2,
  low_grade: 2,
}

/** The strata in order: a message belongs to the first that fits it. */
const ORDER = ['sensitive', 'new_variant', 'unusual', 'fallback', 'low_grade'] as const

/** Deviations from the middle of the lot beyond which a rendering is unusual. */
const UNUSUAL_DEVIATIONS = 5
const LEAST_DEVIATION = 3

/** A message of a lot with its risk and every trait that made it. */
export interface Rated extends FrameItem {
  stratum: Stratum
  why: (typeof ORDER)[number][]
  /** How far the rendering is from its like; for picking what looks suspicious. */
  oddness: number
  framed: Framed
}

/** Rates the messages of a lot against each other; `isNew` says of which wordings hardly one was read. */
export function rateLot(lot: readonly Framed[], isNew: (variantHash: string) => boolean): Rated[] {
  const usual = usualLength(lot)
  return lot.map((framed) => {
    const deviation = Math.abs(framed.valueLength - usual.middle) / usual.deviation
    const unusual = framed.otherScript || deviation > UNUSUAL_DEVIATIONS
    const traits = {
      sensitive: framed.sensitive,
      new_variant: isNew(framed.variantHash),
      unusual,
      fallback: framed.fallbacks > 0,
      low_grade: framed.lowGrade,
    }
    const why = ORDER.filter((name) => traits[name])
    return {
      id: framed.messageId,
      stratum: why[0] ?? 'ordinary',
      risk: 1 + why.reduce((sum, name) => sum + WEIGHTS[name], 0),
      why,
      oddness: unusual ? deviation + (framed.otherScript ? UNUSUAL_DEVIATIONS : 0) + framed.fallbacks : 0,
      framed,
    }
  })
}

/** The middle of the lengths and their median deviation, which one giant name does not move. */
function usualLength(lot: readonly Framed[]): { middle: number; deviation: number } {
  const middle = median(lot.map((one) => one.valueLength))
  const deviation = median(lot.map((one) => Math.abs(one.valueLength - middle)))
  return { middle, deviation: Math.max(LEAST_DEVIATION, deviation) }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
