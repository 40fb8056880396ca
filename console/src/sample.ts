import { queryOptions, useQuery } from '@tanstack/react-query'
import { answer, api } from './api.ts'
import { queryClient, useSession } from './session.ts'

const FAST = 1000
const SLOW = 5000

/** How far the workspace's sample shop is; asked for often while it fills. */
const sampleQuery = queryOptions({
  queryKey: ['sample-shop'],
  queryFn: () => answer(api.GET('/api/sample-shop')),
  refetchInterval: ({ state: { data } }) =>
    data && (data.share >= 1 || data.stage === 'stopped') ? SLOW : FAST,
})

/** The sample shop of a simulated workspace. */
export function useSample() {
  const { workspace } = useSession()
  return useQuery({ ...sampleQuery, enabled: workspace.simulated })
}

/** Fills the workspace with the living shop; every page then says so. */
export async function startSample(): Promise<void> {
  await answer(api.POST('/api/sample-shop', { body: { people: 5000, days: 365 } }))
  await queryClient.invalidateQueries()
}

/** Removes the sample shop; where it began the installation, goes on to the set-up. */
export async function removeSample(): Promise<void> {
  const { setupLink } = await answer(api.DELETE('/api/sample-shop'))
  if (setupLink) window.location.assign(new URL(setupLink).pathname + new URL(setupLink).search)
  else window.location.assign('/')
}
