const ALIKE = 3
const EQUAL = 4

/**
 * Why two records are not merged by themselves although the weight of evidence would allow it. A weight adds columns up
 * as if each spoke for itself; an e-mail address made of the name, or a father and a son at one address, do not.
 */
export function hesitation(
  levels: Readonly<Record<string, number>>,
): 'contradicted' | 'name_only' | undefined {
  const at = (name: string) => levels[name] ?? -1
  const born = at('born')
  if (born >= 0 && born < ALIKE - 1) return 'contradicted'
  const place = at('street') === EQUAL || (at('street') >= ALIKE && at('postcode') >= ALIKE)
  const beyondTheName = at('email') === EQUAL || at('phone') >= ALIKE || born >= ALIKE || place
  return beyondTheName ? undefined : 'name_only'
}

/**
 * Whether two records have enough in common to bother somebody: the name, or a way to reach them, and one thing beside
 * it. Where all duplicates are merged already, what is learnt without truth takes mere likeness of names for a pattern.
 */
export function worthAsking(levels: Readonly<Record<string, number>>): boolean {
  const alike = (name: string) => (levels[name] ?? -1) >= ALIKE
  const named = alike('family_name') || alike('name')
  const beside = ['email', 'phone', 'born', 'street', 'postcode'].filter(alike)
  return named ? beside.length > 0 : beside.length > 1
}
