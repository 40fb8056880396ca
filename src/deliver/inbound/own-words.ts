/** Lines after which what follows was written by somebody else: the quoted message, in the languages of common clients. */
const QUOTE_BEGINS =
  /^(?:on .{4,200} wrote:|am .{4,200} schrieb.*:|le .{4,200} a écrit\s?:|el .{4,200} escribió:|il .{4,200} ha scritto:|op .{4,200} schreef.*:|-{2,}\s*(?:original message|ursprüngliche nachricht|forwarded message|message d'origine)\s*-{2,}|_{10,}|(?:from|von|de|da|van):\s.+@.+)$/i
const SIGNATURE = /^--\s?$|^sent from my |^von meinem .* gesendet|^get outlook for /i

const LONGEST = 8000

/** What the writer of a reply said: without the quoted message and the signature. Pure; at most 8,000 characters. */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const end = lines.findIndex((line, at) => {
    const trimmed = line.trim()
    // clients break the line before "wrote:"
    const joined = `${trimmed} ${lines[at + 1]?.trim() ?? ''}`
    return QUOTE_BEGINS.test(trimmed) || QUOTE_BEGINS.test(joined) || SIGNATURE.test(trimmed)
  })
  const own = end < 0 ? lines : lines.slice(0, end)
  return own
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .trim()
    .slice(0, LONGEST)
}

/** Whether the words ask for no more mail and nothing else. */
export function asksToStop(words: string): boolean {
  return /^\W*(?:please\s+)?(?:stop|unsubscribe|remove me|abmelden|abbestellen|désabonner|me désabonner|baja|cancelar suscripción)(?:\s+me)?\W*$/i.test(
    words,
  )
}
