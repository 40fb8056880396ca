import { Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Answer, answer, api } from '../../api.ts'
import {
  type Column,
  DataTable,
  DateText,
  DescriptionList,
  Empty,
  FaultAlert,
  MoneyText,
  NumberText,
  PercentText,
  Section,
  StatusBadge,
  TextLink,
  wholeList,
} from '../../ui/index.ts'
import { personLabel } from '../people/words.ts'

export type Comparison = Answer<'/api/duplicates/{id}'>
type Field = Comparison['fields'][number]
type Person = NonNullable<Comparison['one']>

/** Names of what is compared. */
export const fieldWords: Record<string, string> = {
  given_name: 'First name',
  family_name: 'Last name',
  name: 'Name',
  email: 'E-mail',
  phone: 'Phone',
  born: 'Born',
  street: 'Street',
  city: 'City',
  postcode: 'Postcode',
  company: 'Company',
}

const likeness = {
  equal: { label: 'Equal', tone: 'good' },
  alike: { label: 'Alike', tone: 'warn' },
  different: { label: 'Different', tone: 'bad' },
  missing: { label: 'Not in both', tone: 'quiet' },
} as const

const columns: Column<Field>[] = [
  { label: 'Field', cell: (field) => fieldWords[field.name] ?? field.name },
  { label: 'One', cell: (field) => <bdi>{field.one || '–'}</bdi> },
  { label: 'Other', cell: (field) => <bdi>{field.other || '–'}</bdi> },
  {
    label: 'Agreement',
    cell: (field) => (
      <StatusBadge status={likeness[field.likeness].label} tone={likeness[field.likeness].tone} />
    ),
  },
]

/** The query of one pair, shared by its page and the desk. */
export function useComparison(id: string) {
  return useQuery({
    queryKey: ['duplicates', 'pair', id],
    queryFn: () => answer(api.GET('/api/duplicates/{id}', { params: { path: { id } } })),
  })
}

/** Both records of a pair side by side. */
export function PairView({ id }: { id: string }) {
  const query = useComparison(id)
  const pair = query.data
  if (query.error) return <FaultAlert error={query.error} retry={() => void query.refetch()} />
  if (!pair) return <Skeleton height={360} />
  return (
    <Stack gap="lg">
      <Section
        flush
        title="Records side by side"
        description={
          <>
            <PercentText value={pair.chance} /> likely to be one person, as verdicts so far have taught (
            {pair.weight} bits of evidence).
          </>
        }
      >
        <DataTable
          label="Records side by side"
          columns={columns}
          list={wholeList({ data: pair.fields, error: null, refetch: () => undefined })}
          rowKey={(field) => field.name}
          empty={<Empty title="Nothing left to compare">One of the records was merged or erased.</Empty>}
        />
      </Section>
      <Section title="What is known of each">
        {[pair.one, pair.other].map((person, index) =>
          person ? (
            <PersonFacts key={`${person.profileId}-${index === 0 ? 'one' : 'other'}`} person={person} />
          ) : (
            <Text key={index === 0 ? 'one' : 'other'}>This person is not there any more.</Text>
          ),
        )}
      </Section>
    </Stack>
  )
}

function PersonFacts({ person }: { person: Person }) {
  return (
    <Stack gap="xs" mb="md">
      <TextLink to={`/people/${person.profileId}`}>
        <bdi>{personLabel(person)}</bdi>
      </TextLink>
      <DescriptionList
        items={[
          ['User id', person.userId && <bdi key="user">{person.userId}</bdi>],
          ['Known since', <DateText key="since" value={person.createdAt} as="day" />],
          ['Last seen', person.lastSeen && <DateText key="seen" value={person.lastSeen} as="day" />],
          ['Orders', <NumberText key="orders" value={person.orders} />],
          ['Revenue', <MoneyText key="revenue" value={person.revenue} />],
        ]}
      />
    </Stack>
  )
}
