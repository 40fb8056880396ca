import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { Fault } from '../api.ts'

/**
 * Sends a form: `const { submit, busy, error } = useSubmit(form, async (values) => …)`, then
 * `<form onSubmit={submit}>` and `<FaultAlert error={error} />`. What the server says about a field is put at
 * the field; the rest is `error`.
 */
export function useSubmit<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  send: (values: Values) => Promise<unknown>,
) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const run = async (values: Values) => {
    setBusy(true)
    setError(undefined)
    try {
      await send(values)
    } catch (thrown) {
      if (!placeAtFields(form, thrown)) setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return { submit: form.onSubmit((values) => void run(values)), busy, error }
}

/** Puts each stated field error at its field; false when some of it has no field here. */
function placeAtFields<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  thrown: unknown,
): boolean {
  if (!(thrown instanceof Fault)) return false
  const fields = Object.entries(thrown.fields)
  if (fields.length === 0) return false
  const known = fields.filter(([path]) => (path.split('.')[0] as string) in form.getValues())
  form.setErrors(Object.fromEntries(known.map(([path, message]) => [path, capital(message)])))
  return known.length === fields.length
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
