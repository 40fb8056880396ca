import { Group, Select, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { DateText, FaultAlert, NumberText, PercentText, TextLink } from '../../ui/index.ts'
import type { Definition } from './model.ts'

export interface PartProps {
  plan: Definition
  onChange: (change: Partial<Definition>) => void
  readOnly: boolean
}

/** Who: the segment, in words and with its count. */
export function WhoForm({ plan, onChange, readOnly }: PartProps) {
  const segments = useQuery({
    queryKey: ['segments', 'pick'],
    queryFn: async () =>
      (await answer(api.GET('/api/segments', { params: { query: { limit: 200, archived: false } } }))).items,
  })
  const chosen = segments.data?.find((segment) => segment.id === plan.segmentId)
  if (segments.error) return <FaultAlert error={segments.error} retry={() => void segments.refetch()} />
  if (!segments.data) return <Skeleton height={60} />
  return (
    <>
      <Group align="flex-end" wrap="wrap">
        <Select
          label="Segment"
          placeholder="Choose whom to write to"
          searchable
          flex={1}
          miw={240}
          readOnly={readOnly}
          data={segments.data.map(({ id, name }) => ({ value: id, label: name }))}
          nothingFoundMessage="No segment is called that"
          value={plan.segmentId}
          onChange={(segmentId) => onChange({ segmentId })}
        />
        {!readOnly && (
          <TextLink to="/segments/new" size="sm" mb={8}>
            Make a new segment
          </TextLink>
        )}
      </Group>
      {chosen && (
        <Text size="sm" mt="sm">
          People who <bdi>{chosen.description}</bdi>.{' '}
          {chosen.counted && (
            <Text span c="dimmed">
              <NumberText value={chosen.counted.count} /> people (
              <PercentText value={chosen.counted.of > 0 ? chosen.counted.count / chosen.counted.of : 0} /> of
              all), counted <DateText value={chosen.counted.at} as="ago" />.
            </Text>
          )}
        </Text>
      )}
    </>
  )
}
