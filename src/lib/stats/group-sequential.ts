import { normalPdf, normalSf } from './normal.ts'

const FARTHEST = 8
const STEP = 0.05
const MOST_CELLS = 1000

/**
 * The level to test at in each of a few planned looks, so that all of them together err with probability α
 * (Lan and DeMets 1983, spending α·t²; the recursion of Armitage, McPherson and Rowe 1969 by the trapezoid rule).
 *
 * @param information share of the planned information at each look, ascending, at most 1
 * @returns the two- or one-sided level of each look
 */
export function lookLevels(information: readonly number[], alpha: number, sides: 1 | 2): number[] {
  const levels: number[] = []
  let density: { points: number[]; values: number[]; width: number } | undefined
  let [before, spent] = [0, 0]
  for (const t of information) {
    if (density && t - before <= 1e-5) {
      levels.push(levels.at(-1) as number)
      continue
    }
    const sd = Math.sqrt(t - before)
    const due = Math.max(0, (alpha / sides) * t ** 2 - spent)
    const last = density
    const tail = (bound: number) =>
      last ? trapezoid(last, (x) => normalSf((bound - x) / sd)) : normalSf(bound / sd)
    const root = Math.sqrt(t)
    const bound =
      due < 1e-7 ? FARTHEST * root : Math.min(FARTHEST * root, crossing(tail, due, FARTHEST * root))
    spent += due < 1e-7 || bound >= FARTHEST * root ? tail(bound) : due
    levels.push(sides * normalSf(bound / root))
    density = carry(last, bound, -FARTHEST * root, sd)
    before = t
  }
  return levels
}

/** The share of the plan that each look has; what overruns the plan becomes the plan. */
export function informationOf(people: readonly number[], planned: number): number[] {
  const whole = Math.max(planned, ...people)
  return people.map((n) => n / whole)
}

function crossing(tail: (bound: number) => number, due: number, highest: number): number {
  let [low, high] = [-highest, highest]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (tail(middle) > due) low = middle
    else high = middle
  }
  return (low + high) / 2
}

type Density = { points: number[]; values: number[]; width: number }

function carry(last: Density | undefined, upper: number, lower: number, sd: number): Density {
  const cells = Math.min(MOST_CELLS, Math.ceil((upper - lower) / (STEP * sd)))
  const width = (upper - lower) / cells
  const points = Array.from({ length: cells + 1 }, (_, i) => lower + i * width)
  const at = (y: number) =>
    last ? trapezoid(last, (x) => normalPdf((y - x) / sd) / sd) : normalPdf(y / sd) / sd
  return { points, values: points.map(at), width }
}

function trapezoid({ points, values, width }: Density, weight: (x: number) => number): number {
  let sum = 0
  points.forEach((x, i) => {
    const end = i === 0 || i === points.length - 1 ? 0.5 : 1
    sum += end * (values[i] as number) * weight(x)
  })
  return sum * width
}
