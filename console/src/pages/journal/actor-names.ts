import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { useCan, useSession } from '../../session.ts'

/** Names of those who act, by id, as far as the signed-in user may see them. */
export function useActorNames(): ReadonlyMap<string, string> {
  const { user } = useSession()
  const may = useCan()('settings.read')
  const users = useQuery({
    queryKey: ['users'],
    queryFn: async () => (await answer(api.GET('/api/users'))).items,
    enabled: may,
  })
  const keys = useQuery({
    queryKey: ['keys'],
    queryFn: async () => (await answer(api.GET('/api/keys'))).items,
    enabled: may,
  })
  const known = [user, ...(users.data ?? []), ...(keys.data ?? [])]
  return new Map(known.map(({ id, name }) => [id, name]))
}
