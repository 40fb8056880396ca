import { Tokenizer, TokenKind } from 'liquidjs'

/** A Liquid token that stood in the source: `{{ … }}` or `{% … %}`. */
export interface Hole {
  kind: 'output' | 'tag'
  raw: string
  /** Name of a tag. */
  tag?: string
}

const HOLE = /\ue000(\d+)\ue001/g

/**
 * Takes Liquid out of a source, so that markup can be read and compiled without it, and puts it back
 * afterwards. Each token becomes one short word of private-use characters that markup leaves alone.
 */
export interface Holes {
  /** The text with its Liquid replaced. */
  take(text: string): string
  get(index: number): Hole
  readonly count: number
  /** The text with its Liquid put back, each token as `write` says. */
  fill(text: string, write?: (hole: Hole, index: number) => string): string
}

/** Starts with no Liquid taken. */
export function makeHoles(): Holes {
  const holes: Hole[] = []
  const get = (index: number): Hole => {
    const hole = holes[index]
    if (!hole) throw new RangeError(`no Liquid token ${index}`)
    return hole
  }
  return {
    take(text) {
      return new Tokenizer(text.replace(/[\ue000\ue001]/g, ''))
        .readTopLevelTokens()
        .map((token) => {
          if (token.kind === TokenKind.HTML) return token.getText()
          const raw = token.getText()
          holes.push(
            token.kind === TokenKind.Output
              ? { kind: 'output', raw }
              : { kind: 'tag', raw, tag: (token as unknown as { name: string }).name },
          )
          return `\ue000${holes.length - 1}\ue001`
        })
        .join('')
    },
    get,
    get count() {
      return holes.length
    },
    fill: (text, write = (hole) => hole.raw) =>
      text.replace(HOLE, (_all, index: string) => write(get(Number(index)), Number(index))),
  }
}

/** Whether a text holds Liquid that was taken out. */
export function hasHole(text: string): boolean {
  return /\ue000\d+\ue001/.test(text)
}

/** The numbers of the tokens in a text, in order. */
export function holesIn(text: string): number[] {
  return [...text.matchAll(HOLE)].map((match) => Number(match[1]))
}

/** A text cut at its tokens: texts and token numbers in turn. */
export function pieces(text: string): (string | number)[] {
  return text.split(/(\ue000\d+\ue001)/).flatMap((part): (string | number)[] => {
    if (part === '') return []
    const match = /^\ue000(\d+)\ue001$/.exec(part)
    return match ? [Number(match[1])] : [part]
  })
}
