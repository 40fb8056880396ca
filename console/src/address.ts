import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** A parameter of the address: `useParam('id')` in `/people/$id`. */
export function useParam(name: string): string {
  const params: Record<string, unknown> = useParams({ strict: false })
  return String(params[name] ?? '')
}

/** Goes to another page: `const go = useGo(); go('/people')`. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback((to, options) => void navigate({ to, ...options }), [navigate])
}

/** A value kept in the address, so that a filter can be linked to and survives a reload. */
export function useAddressState(name: string): [string | undefined, (value: string | undefined) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const value = search[name]
  const set = useCallback(
    (next: string | undefined) =>
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, [name]: next || undefined }),
        replace: true,
      }),
    [name, navigate],
  )
  return [value === undefined ? undefined : String(value), set]
}
