import { Alert } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { TextLink } from '../../ui/index.ts'

/** Says so where everything is held: nothing leaves, whatever else the pages show. */
export function HoldNotice() {
  const { data } = useQuery({
    queryKey: ['holds', 'everything'],
    queryFn: async () => {
      const query = { limit: 1, active: true, scope: 'everything' } as const
      return (await answer(api.GET('/api/holds', { params: { query } }))).items
    },
    refetchInterval: 15_000,
  })
  if (!data?.length) return null
  return (
    <Alert color="red" icon={<IconHandStop aria-hidden />} title="Everything is held">
      {data[0]?.purposes.length === 3 ? 'No message' : `No ${data[0]?.purposes.join(' or ')} message`} leaves
      until the hold is released. <TextLink to="/holds">See the hold</TextLink>
    </Alert>
  )
}
