import winkModel from 'wink-eng-lite-web-model'
import winkNLP, { type ItemToken } from 'wink-nlp'
import { littleWords, markers } from './markers.ts'

const nlp = winkNLP(winkModel)
const its = nlp.its
const little = [...new Set(littleWords)]
const tags = [
  'ADJ',
  'ADV',
  'NOUN',
  'PROPN',
  'VERB',
  'AUX',
  'PRON',
  'INTJ',
  'DET',
  'ADP',
  'SCONJ',
  'CCONJ',
] as const
const shapes = ['words', 'sentence_words', 'word_letters'] as const

/** What each number of `styleOf` measures, in its order. */
export const styleNames: readonly string[] = [
  ...shapes,
  ...markers.map(({ name }) => name),
  ...tags.map((tag) => `share_${tag.toLowerCase()}`),
  ...little.map((word) => `word_${word}`),
]

/** How a feature is put into words for a writer. */
export function describeFeature(name: string): string {
  const marker = markers.find((one) => one.name === name)
  if (marker) return marker.says
  if (name === 'words') return 'length of the text'
  if (name === 'sentence_words') return 'length of sentences'
  if (name === 'word_letters') return 'length of words'
  if (name.startsWith('word_')) return `the word "${name.slice(5)}"`
  return `share of ${name.slice(6)}`
}

/** A text as read: its words in lower case, those that carry its subject, and its manner as numbers. */
export interface ReadText {
  words: string[]
  /** nouns, names, verbs and adjectives, without their endings: the subject */
  subject: string[]
  /** the numbers named by `styleNames` */
  style: number[]
}

/** Reads the manner and the subject of one text; placeholders (`{{ … }}`) and addresses are not its words. */
export function readText(text: string): ReadText {
  const clean = text
    .replace(/\{\{.*?\}\}|\{%.*?%\}/gs, ' ')
    .replace(/<url>|https?:\/\/\S+/gi, ' ')
    .replace(/[’‘]/g, "'")
    .trim()
  const document = nlp.readDoc(clean)
  const words: string[] = []
  const subject: string[] = []
  const found = new Map<string, number>()
  let letters = 0
  document.tokens().each((token: ItemToken) => {
    if (token.out(its.type) !== 'word') return
    const word = token.out(its.normal).toLowerCase()
    const tag = token.out(its.pos)
    words.push(word)
    letters += word.length
    found.set(tag, (found.get(tag) ?? 0) + 1)
    if ((tag === 'NOUN' || tag === 'PROPN' || tag === 'VERB' || tag === 'ADJ') && word.length > 2)
      subject.push(word.replace(/(?:ies|es|s|ing|ed)$/, ''))
  })
  const length = Math.max(1, words.length)
  const sentences = Math.max(1, document.sentences().length())
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  // A rate would let one word of a short text outweigh ten of a long one; presence and root rate sit between.
  const weight = (count: number) => Math.sqrt(count / Math.sqrt(length))
  return {
    words,
    subject,
    style: [
      Math.log(length),
      Math.log(length / sentences),
      letters / length,
      ...markers.map(({ pattern }) => weight(clean.match(pattern)?.length ?? 0)),
      ...tags.map((tag) => (found.get(tag) ?? 0) / length),
      ...little.map((word) => weight(counts.get(word) ?? 0)),
    ],
  }
}

/** The sentences of a text, as written. */
export function sentencesOf(text: string): string[] {
  return nlp.readDoc(text).sentences().out()
}
