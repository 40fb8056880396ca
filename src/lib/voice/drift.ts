import { fitClassifier, momentsOf, type VoiceClassifier } from './classifier.ts'
import { describeFeature, type ReadText, readText, styleNames } from './features.ts'
import { falseDiscovery, meanAndVariance, normalTail, permutationTest } from './permute.ts'
import { type Phrase, phrasesOf } from './phrases.ts'
import { compareSubjects } from './subject.ts'

/** One text: `label` 1 is on voice, 0 off voice, where people have judged; without one it is approved copy. */
export interface VoiceText {
  text: string
  brief?: string | undefined
  label?: 0 | 1 | undefined
}

/** What was learnt from approved copy and labels. */
export interface Voice {
  /** approved texts on voice, with the score of each by a fit that had not seen it */
  approved: { text: VoiceText; read: ReadText; score: number }[]
  classifier: VoiceClassifier | undefined
  labelled: { on: number; off: number }
}

/** Whether what was sent has left the voice, and what carries it. */
export interface Drift {
  drifted: boolean
  p: number
  /** standard deviations of approved texts by which sent texts are off voice; negative: more on voice */
  effect: number
  n: number
  /** sent texts needed to tell a change of this size (at least the smallest worth an alarm) in 95 of 100 cases */
  needed: number
  by: {
    topic: { p: number; effect: number }
    style: {
      p: number
      effect: number
      features: { name: string; says: string; effect: number; p: number }[]
    }
  }
  phrases: Phrase[]
}

/** Alarms are rarer than one in two hundred by chance alone, and never for less than `WORTH` deviations. */
const ALPHA = 0.005
const WORTH = 0.4
const WORTH_UNLABELLED = 0.6
const ROUNDS = 999
const FEWEST_LABELS = 15
const MOST_TRAINED = 2000
/** features judged one by one where nobody has labelled: shapes and markers, not the little words */
const PLAIN = styleNames.flatMap((name, at) =>
  name.startsWith('word_') || name.startsWith('share_') ? [] : [at],
)

/** Learns a voice from approved copy and, where there are at least fifteen on each side, reviewers' labels. */
export function learnVoice(texts: readonly VoiceText[]): Voice {
  const reads = texts.map(({ text }) => readText(text))
  const on = texts.flatMap((text, at) => (text.label === 0 ? [] : [at]))
  const off = texts.flatMap((text, at) => (text.label === 0 ? [at] : []))
  const approved = on.map((at) => ({ text: texts[at] as VoiceText, read: reads[at] as ReadText, score: 0 }))
  const labelled = { on: on.length, off: off.length }
  if (on.length < FEWEST_LABELS || off.length < FEWEST_LABELS)
    return { approved, classifier: undefined, labelled }
  const half = MOST_TRAINED / 2
  const used = [...thinned(on, MOST_TRAINED - Math.min(off.length, half)), ...thinned(off, half)]
  const groups = foldByBrief(used.map((at) => texts[at] as VoiceText))
  const { classifier, unseen } = fitClassifier(
    used.map((at) => reads[at]?.style ?? []),
    used.map((at) => (texts[at]?.label === 0 ? 0 : 1)),
    groups,
  )
  const scores = new Map(used.map((at, position) => [at, unseen[position] ?? 0]))
  on.forEach((at, position) => {
    const one = approved[position]
    if (one) one.score = scores.get(at) ?? classifier.score(one.read.style)
  })
  return { approved, classifier, labelled }
}

/** Compares what was sent with a learnt voice, within briefs where both sides share them. */
export function compareVoice(voice: Voice, sent: readonly VoiceText[], seed: number): Drift {
  const reads = sent.map(({ text }) => readText(text))
  const known = new Set(voice.approved.flatMap(({ text }) => (text.brief ? [text.brief] : [])))
  const shared = sent.filter(({ brief }) => brief !== undefined && known.has(brief)).length
  const within = shared >= Math.max(5, sent.length / 2)
  const side = (values: readonly number[], own: readonly number[]) => [
    ...voice.approved.map(({ text }, at) => ({
      value: values[at] ?? 0,
      sent: false,
      group: within ? `b ${text.brief ?? ''}` : '',
    })),
    ...sent.map(({ brief }, at) => ({
      value: own[at] ?? 0,
      sent: true,
      group: within ? `b ${brief ?? ''}` : '',
    })),
  ]
  const features = compareFeatures(voice, reads, side, seed)
  const scores = voice.classifier ? reads.map(({ style }) => voice.classifier?.score(style) ?? 0) : []
  const base = voice.classifier ? byScore(voice, sent, scores, within, side, seed) : byFeatures(features)
  const worth = voice.classifier ? WORTH : WORTH_UNLABELLED
  const drifted = sent.length >= 5 && base.p <= ALPHA && base.effect >= worth
  const size = Math.max(worth, base.effect)
  const needed = Math.max(5, Math.ceil(((2.576 + 1.645) ** 2 * base.ratio) / size ** 2))
  return {
    drifted,
    p: base.p,
    effect: base.effect,
    n: sent.length,
    needed,
    by: {
      topic: compareSubjects(
        lastThinned(voice.approved).map(({ read }) => read),
        reads,
        seed,
      ),
      style: { p: base.p, effect: base.effect, features: features.slice(0, 6) },
    },
    phrases: drifted
      ? phrasesOf(
          voice.approved.map(({ read }) => read),
          reads,
        )
      : [],
  }
}

type Side = (
  values: readonly number[],
  own: readonly number[],
) => { value: number; sent: boolean; group: string }[]

function byScore(
  voice: Voice,
  sent: readonly VoiceText[],
  scores: readonly number[],
  within: boolean,
  side: Side,
  seed: number,
) {
  const mine = voice.approved.map(({ score }) => score)
  const test = permutationTest(side(mine, scores), { rounds: ROUNDS, seed })
  const approved = meanAndVariance(mine)
  const own = meanAndVariance(scores)
  const spread = Math.sqrt(approved.variance) || 1
  let p = test.p
  const between = within ? 0 : betweenBriefs(voice)
  if (between > 0) {
    // A new brief moves the score by itself: the spread of approved briefs says by how much.
    const briefs = new Set(sent.map(({ brief }) => brief ?? '')).size
    const error = Math.sqrt(own.variance / sent.length + approved.variance / mine.length + between / briefs)
    p = Math.max(p, normalTail(test.difference / (error || 1)))
  }
  return { p, effect: test.difference / spread, ratio: own.variance > 0 ? own.variance / spread ** 2 : 1 }
}

function byFeatures(features: readonly { effect: number; p: number }[]) {
  const strongest = features.find(({ p }) => p <= ALPHA) ?? features[0]
  return { p: strongest?.p ?? 1, effect: Math.abs(strongest?.effect ?? 0), ratio: 1 }
}

/** Each plain feature by Welch's test, false discoveries held; strongest first. Positive: more in what was sent. */
function compareFeatures(voice: Voice, reads: readonly ReadText[], side: Side, seed: number) {
  const { scales } = momentsOf(voice.approved.map(({ read }) => read.style))
  const tested = PLAIN.map((at) => {
    const mine = voice.approved.map(({ read }) => read.style[at] ?? 0)
    const own = reads.map(({ style }) => style[at] ?? 0)
    const a = meanAndVariance(mine)
    const b = meanAndVariance(own)
    const error = Math.sqrt(a.variance / Math.max(1, mine.length) + b.variance / Math.max(1, own.length))
    const rough = error > 0 ? 2 * normalTail(Math.abs(b.mean - a.mean) / error) : 1
    // Permuted only where the quick test leaves a doubt worth it.
    const sign = b.mean < a.mean ? 1 : -1
    const exact =
      rough < 0.05
        ? Math.min(
            1,
            2 *
              permutationTest(
                side(
                  mine.map((x) => sign * x),
                  own.map((x) => sign * x),
                ),
                { rounds: ROUNDS, seed },
              ).p,
          )
        : rough
    const name = styleNames[at] ?? ''
    return {
      name,
      says: describeFeature(name),
      effect: (b.mean - a.mean) / (scales[at] || 1),
      p: Math.max(rough, exact === 2 / (ROUNDS + 1) ? 0 : exact),
    }
  })
  const adjusted = falseDiscovery(tested.map(({ p }) => p))
  return tested
    .map((one, at) => ({ ...one, p: adjusted[at] ?? 1 }))
    .sort((x, y) => x.p - y.p || Math.abs(y.effect) - Math.abs(x.effect))
}

/** Variance of brief means beyond chance (one-way random effects, moments); 0 with fewer than four briefs. */
function betweenBriefs(voice: Voice): number {
  const groups = new Map<string, number[]>()
  for (const { text, score } of voice.approved)
    if (text.brief !== undefined) groups.set(text.brief, [...(groups.get(text.brief) ?? []), score])
  const usable = [...groups.values()].filter((one) => one.length >= 2).map(meanAndVarianceOf)
  if (usable.length < 4) return 0
  const chance = usable.reduce((sum, one) => sum + one.variance / one.count, 0) / usable.length
  return Math.max(0, meanAndVariance(usable.map(({ mean }) => mean)).variance - chance)
}

const meanAndVarianceOf = (values: number[]) => ({ ...meanAndVariance(values), count: values.length })

/** Whole briefs share a fold; texts without one are dealt out in turn. */
function foldByBrief(texts: readonly VoiceText[]): number[] {
  const names = [...new Set(texts.flatMap(({ brief }) => (brief === undefined ? [] : [brief])))]
  const at = new Map(names.map((name, position) => [name, position]))
  const byBrief = names.length >= 6
  return texts.map(({ brief }, position) =>
    byBrief && brief !== undefined ? (at.get(brief) ?? 0) : position,
  )
}

function thinned(items: readonly number[], most: number): number[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)] as number)
}

function lastThinned<T>(items: readonly T[], most = 500): readonly T[] {
  return items.length <= most ? items : thinned([...items.keys()], most).map((at) => items[at] as T)
}
