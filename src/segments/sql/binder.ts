/** Collects the values of a statement; each appears in the text as a placeholder only. */
export interface Binder {
  params: Record<string, unknown>
  bind(value: unknown, type: string): string
}

/** A binder whose placeholders start with `prefix`; equal values of a type share one. */
export function createBinder(prefix = 's'): Binder {
  const params: Record<string, unknown> = {}
  const known = new Map<string, string>()
  return {
    params,
    bind(value, type) {
      const key = `${type}:${JSON.stringify(value)}`
      const name = known.get(key) ?? `${prefix}${known.size}`
      known.set(key, name)
      params[name] = value
      return `{${name}:${type}}`
    },
  }
}

const EARLIEST = Date.UTC(1900, 0, 1)
const LATEST = Date.UTC(2262, 0, 1)

/** A placeholder for an instant (milliseconds), kept inside the range of the column type. */
export function bindInstant(binder: Binder, instant: number): string {
  const kept = Math.min(Math.max(instant, EARLIEST), LATEST)
  return binder.bind(new Date(kept).toISOString().slice(0, 23).replace('T', ' '), "DateTime64(3, 'UTC')")
}
