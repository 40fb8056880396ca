import {
  type Activity,
  hourOfWeek,
  personalRhythm,
  populationRhythm,
  type RhythmSettings,
} from '../../lib/timing/index.ts'
import { linesOf, tallyOf } from './files.ts'
import { BadInput, type Method } from './method.ts'

const DAY = 86_400

/** Personal rhythms against everybody's: do they tell better when a person will be there? */
export const sendTime: Method = {
  name: 'send-time',
  describe: "whether a person's own rhythm tells better than everybody's when they will be there",
  options: [
    { name: 'train', value: 'file', required: true, describe: 'lines or CSV src, dst, time (unix seconds)' },
    { name: 'test', value: 'file', required: true, describe: 'the same, of a later time' },
  ],
  example: 'send-time --train first-months.csv --test last-month.csv',
  async run({ options, lenient }) {
    const train = await peopleOf(String(options.train), lenient)
    const test = await peopleOf(String(options.test), lenient)
    const settings = chooseSettings(train.people)
    const figures = judge(train.people, test.people, settings)
    if (figures.people === 0) throw new BadInput(`${options.test}: nobody in it is in the training file.`)
    return {
      method: "personal hour of the week, smoothed and shrunk to everybody's",
      parameters: { ...settings },
      rows: train.rows + test.rows,
      skipped: train.skipped + test.skipped,
      ...figures,
    }
  },
}

type People = Map<string, number[]>

async function peopleOf(
  path: string,
  lenient: boolean,
): Promise<{ people: People; rows: number; skipped: number }> {
  const tally = tallyOf(path, lenient)
  const people: People = new Map()
  for await (const { line, text } of linesOf(path)) {
    if (!text.trim() || (line === 1 && /[a-z]/i.test(text))) continue
    const [source, , time] = text.trim().split(/[\s,;]+/)
    const seconds = Number(time || Number.NaN)
    if (!source || !Number.isFinite(seconds) || seconds < 0) {
      tally.skip(line, 'expected src, dst, time in unix seconds')
      continue
    }
    tally.rows += 1
    const times = people.get(source)
    if (times) times.push(seconds)
    else people.set(source, [seconds])
  }
  tally.check()
  for (const times of people.values()) times.sort((a, b) => a - b)
  return { people, rows: tally.rows, skipped: tally.skipped }
}

/** The settings with the least log loss when each person's last 30 % of the training times is foretold. */
function chooseSettings(people: People): RhythmSettings {
  const [known, later]: [People, People] = [new Map(), new Map()]
  for (const [id, times] of people) {
    const cut = Math.floor(times.length * 0.7)
    if (cut > 0) known.set(id, times.slice(0, cut))
    if (cut > 0 && cut < times.length) later.set(id, times.slice(cut))
  }
  let best: RhythmSettings = { strength: 30, halfLifeDays: 60, spread: 1, dayShare: 0.5 }
  if (later.size === 0) return best
  let least = judge(known, later, best).logLoss.tactful
  const grid = {
    strength: [3, 10, 20, 60, 150],
    halfLifeDays: [3, 7, 14, 30, 120],
    spread: [0.5, 1, 2, 3],
    dayShare: [0, 0.3, 0.6, 0.9],
  } as const
  for (let pass = 0; pass < 2; pass++)
    for (const [name, values] of Object.entries(grid))
      for (const value of values) {
        const tried = { ...best, [name]: value }
        const loss = judge(known, later, tried).logLoss.tactful
        if (loss < least) [least, best] = [loss, tried]
      }
  return best
}

/** Hits among the three likeliest hours of the day asked about, and log loss over the 168 hours, per activity. */
function judge(train: People, test: People, settings: RhythmSettings) {
  const end = Math.max(...[...train.values()].map((times) => times.at(-1) ?? 0))
  const all: Activity[] = []
  for (const times of train.values())
    for (const time of times) all.push({ hour: hourOfWeek(time), daysAgo: (end - time) / DAY })
  const global = populationRhythm(all, 120)
  const sums = { globalHit: 0, hit: 0, globalLoss: 0, loss: 0, n: 0, people: 0 }
  const globalTop = topHours(global)
  for (const [id, times] of test) {
    const history = train.get(id)
    if (!history) continue
    const last = history.at(-1) ?? 0
    const own = personalRhythm(
      history.map((time) => ({ hour: hourOfWeek(time), daysAgo: (last - time) / DAY })),
      global,
      settings,
    )
    const top = topHours(own)
    sums.people += 1
    for (const time of times) {
      const hour = hourOfWeek(time)
      const day = hour % 24
      sums.n += 1
      sums.globalHit += globalTop.has(day) ? 1 : 0
      sums.hit += top.has(day) ? 1 : 0
      sums.globalLoss -= Math.log(global[hour] as number)
      sums.loss -= Math.log(own[hour] as number)
    }
  }
  return {
    people: sums.people,
    hitTop3: { global: sums.globalHit / sums.n, tactful: sums.hit / sums.n },
    logLoss: { global: sums.globalLoss / sums.n, tactful: sums.loss / sums.n },
  }
}

function topHours(week: Float64Array): Set<number> {
  const day = new Float64Array(24)
  for (const [hour, share] of week.entries()) day[hour % 24] = (day[hour % 24] as number) + share
  return new Set([...day.keys()].sort((a, b) => (day[b] as number) - (day[a] as number)).slice(0, 3))
}
