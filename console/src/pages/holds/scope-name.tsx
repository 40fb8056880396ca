import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { subjectAddress } from '../../subjects.ts'
import { TextLink } from '../../ui/index.ts'
import { type Hold, scopeWords } from './words.ts'

/** What a hold is on, by its name and with a link to it. */
export function ScopeName({ scope }: { scope: Hold['scope'] }) {
  const id = scope.kind === 'everything' ? '' : scope.id
  const { data } = useQuery({
    queryKey: ['holds', 'scope', scope.kind, id],
    queryFn: () => nameOf(scope.kind, id),
    enabled: id !== '',
    staleTime: 60_000,
    retry: false,
  })
  if (scope.kind === 'everything') return <b>Everything</b>
  const word = scopeWords[scope.kind]
  const to = subjectAddress({ kind: scope.kind, id })
  const text = data ? `${word}: ${data}` : word
  return to ? (
    <TextLink to={to}>
      <bdi>{text}</bdi>
    </TextLink>
  ) : (
    <bdi>{text}</bdi>
  )
}

async function nameOf(kind: string, id: string): Promise<string> {
  const params = { path: { id } }
  if (kind === 'campaign') return (await answer(api.GET('/api/campaigns/{id}', { params }))).definition.name
  if (kind === 'segment') return (await answer(api.GET('/api/segments/{id}', { params }))).name
  const person = await answer(api.GET('/api/people/{id}', { params }))
  return person.name || person.email || person.userId || 'unknown'
}
