import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api, Fault, setCsrfToken } from './api.ts'

/** One cache for all pages. Faults that will not pass (4xx) are not tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) =>
        count < 2 && (!(error instanceof Fault) || error.status >= 500 || error.status === 0),
    },
  },
})

/** Who is signed in, or null; loaded before any page that needs it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async () => {
    try {
      const session = await answer(api.GET('/api/session'))
      setCsrfToken(session.csrfToken)
      return session
    } catch (error) {
      if (error instanceof Fault && error.status === 401) return null
      throw error
    }
  },
})

export type Session = NonNullable<Awaited<ReturnType<NonNullable<typeof sessionQuery.queryFn>>>>

/** The signed-in session; only for pages inside the shell. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('This page needs a session.')
  return data
}

/** Says whether the signed-in user has a permission: `const can = useCan(); can('segments.write')`. */
export function useCan(): (permission: string) => boolean {
  const { permissions } = useSession()
  return (permission) => permissions.includes(permission)
}

/** The workspace: name, currency, time zone. Usable outside the shell, with neutral values. */
export function useWorkspace(): { name: string; currency: string; timeZone: string } {
  const { data } = useQuery({ ...sessionQuery, enabled: false })
  return data?.workspace ?? { name: 'Tactful', currency: 'EUR', timeZone: 'UTC' }
}

/** Ends the session on the server and forgets everything that was loaded. */
export async function signOut(): Promise<void> {
  await answer(api.DELETE('/api/session')).catch(() => undefined)
  queryClient.clear()
  window.location.assign('/login')
}
