/** One step into a JSON value: a key of an object, then perhaps every member of the list found there. */
export interface PathStep {
  key: string
  each: boolean
}

/** The steps of `a.b`, `products[].category`; undefined when the text is no path (empty step, more than one `[]`). */
export function parsePath(path: string): PathStep[] | undefined {
  const steps = path.split('.').map((step): PathStep => {
    const each = step.endsWith('[]')
    return { key: each ? step.slice(0, -2) : step, each }
  })
  const wrong = steps.some(({ key }) => key === '' || key.includes('[]'))
  return wrong || steps.length > 6 || steps.filter(({ each }) => each).length > 1 ? undefined : steps
}

/** The values that a path leads to: at most one without `[]`. Null, absent and what is inside a text are not found. */
export function valuesAt(value: unknown, steps: readonly PathStep[]): unknown[] {
  const [step, ...rest] = steps
  if (!step) return value === null || value === undefined ? [] : [value]
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return []
  const found = Object.hasOwn(value, step.key) ? (value as Record<string, unknown>)[step.key] : undefined
  if (!step.each) return valuesAt(found, rest)
  return Array.isArray(found) ? found.flatMap((member) => valuesAt(member, rest)) : []
}
