const MOST_WORDS = 60

/** Cuts a text into passages of whole sentences, at most about sixty words each; what has no words is left out. */
export function passagesOf(text: string): string[] {
  const passages: string[] = []
  let current: string[] = []
  let words = 0
  const close = () => {
    if (current.length > 0) passages.push(current.join(' '))
    current = []
    words = 0
  }
  for (const sentence of text.split(/(?<=[.!?])\s+|\n+/))
    for (const piece of piecesOf(sentence)) {
      const count = piece.split(' ').length
      if (words + count > MOST_WORDS) close()
      current.push(piece)
      words += count
    }
  close()
  return passages
}

function piecesOf(sentence: string): string[] {
  const words = sentence
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => word.slice(0, 40))
  const pieces: string[] = []
  for (let at = 0; at < words.length; at += MOST_WORDS)
    pieces.push(words.slice(at, at + MOST_WORDS).join(' '))
  return pieces
}
