/** What a person's words may tell, as codes; nothing more of them is kept. */
export const sensitiveCodes = [
  'bereavement',
  'pregnancy_loss',
  'illness',
  'vulnerability',
  'divorce',
  'job_loss',
  'financial_trouble',
  'legal_threat',
  'chargeback',
  'complaint',
  'returned_mail',
] as const

/** One kind of sensitive situation. */
export type SensitiveCode = (typeof sensitiveCodes)[number]

/** One way in which a situation is put into words. */
export interface Rule {
  code: SensitiveCode
  /** how sure its words alone make it, 0…1 */
  weight: number
  pattern: RegExp
  /** told as a fact of the writer's own life: neither a story nor a supposition around it makes it harmless */
  firm?: boolean
  /** a negation belongs to the words themselves ("cannot pay") */
  negative?: boolean
}

/** Rules of one code from their phrases; spaces in a phrase match any run of spaces. */
export function rulesOf(
  code: SensitiveCode,
  weight: number,
  phrases: readonly string[],
  more: Pick<Rule, 'firm' | 'negative'> = {},
): Rule[] {
  return phrases.map((phrase) => ({ code, weight, pattern: patternOf(phrase), ...more }))
}

/** A phrase at word borders as a pattern that finds every place. */
export function patternOf(phrase: string): RegExp {
  return new RegExp(
    `(?<![a-z0-9])(?:${phrase.replaceAll(' ?', '[ ,]*').replaceAll(/ (?!,\])/g, '[ ,]+')})(?![a-z0-9])`,
    'g',
  )
}
