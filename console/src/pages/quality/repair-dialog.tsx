import { Button, Group, Modal, SegmentedControl, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { FaultAlert, toast, useFormat } from '../../ui/index.ts'
import { shownValue } from '../people/words.ts'
import { minutesText, type RuleHealth } from './words.ts'

/** What mending the values of a rule would change, and doing it. */
export function RepairDialog({ rule, close }: { rule: RuleHealth | undefined; close: () => void }) {
  return (
    <Modal
      opened={rule !== undefined}
      onClose={close}
      title={rule && `${rule.says}: ${rule.field}`}
      size="lg"
    >
      {rule &&
        (rule.repair.how === 'source' ? (
          <AtSource rule={rule} />
        ) : (
          <Mend key={rule.rule + rule.field} rule={rule} close={close} />
        ))}
    </Modal>
  )
}

function AtSource({ rule: { repair, occurrences } }: { rule: RuleHealth }) {
  const format = useFormat()
  return (
    <Stack gap="sm">
      <Text>This is mended where the data comes from. {repair.todo}</Text>
      <Text c="dimmed" size="sm">
        Seen {format.count(occurrences)} times. It takes {minutesText(repair.minutes)} of a {repair.skill}.
      </Text>
    </Stack>
  )
}

function Mend({ rule, close }: { rule: RuleHealth; close: () => void }) {
  const format = useFormat()
  const may = useCan()('people.write')
  const [how, setHow] = useState<'suggested' | 'clear'>(rule.repair.how === 'clear' ? 'clear' : 'suggested')
  const order = { rule: rule.rule, field: rule.field, how }
  const preview = useQuery({
    queryKey: ['quality', 'preview', order],
    queryFn: () => answer(api.POST('/api/quality/repairs/preview', { body: order })),
  })
  const repair = useMutation({
    mutationFn: () => answer(api.POST('/api/quality/repairs', { body: order })),
    onSuccess: async ({ changes }) => {
      await queryClient.invalidateQueries({ queryKey: ['quality'] })
      await queryClient.invalidateQueries({ queryKey: ['people'] })
      toast.good(`${format.count(changes)} values mended; the set can be undone below`)
      close()
    },
  })
  const found = preview.data
  return (
    <Stack>
      <SegmentedControl
        aria-label="How to mend"
        value={how}
        onChange={(value) => setHow(value as typeof how)}
        data={[
          { value: 'suggested', label: 'As suggested' },
          { value: 'clear', label: 'Clear the values' },
        ]}
      />
      {preview.error ? (
        <FaultAlert error={preview.error} retry={() => void preview.refetch()} />
      ) : !found ? (
        <Skeleton height={160} />
      ) : (
        <>
          <Text>
            {format.count(found.changes)} values of {format.count(found.people)} people would change.
            {found.leftOut > 0 && ` ${format.count(found.leftOut)} are left, because no good value is known.`}
            {how === 'clear' && ' Messages use the fallback for these people.'}
          </Text>
          {found.examples.length > 0 && (
            <Table.ScrollContainer
              minWidth={0}
              mah={320}
              type="native"
              tabIndex={0}
              role="region"
              aria-label="Examples"
            >
              <Table aria-label="Examples of changes">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Field</Table.Th>
                    <Table.Th>Now</Table.Th>
                    <Table.Th>Then</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {found.examples.map((change) => (
                    <Table.Tr key={`${change.profileId} ${change.field}`}>
                      <Table.Td>{change.field}</Table.Td>
                      <Table.Td>
                        <bdi>{shownValue(change.old)}</bdi>
                      </Table.Td>
                      <Table.Td>
                        {change.new === null ? <i>nothing</i> : <bdi>{shownValue(change.new)}</bdi>}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </>
      )}
      {repair.error && <FaultAlert error={repair.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        {may && (
          <Button
            disabled={!found || found.changes === 0}
            loading={repair.isPending}
            onClick={() => repair.mutate()}
          >
            Mend {found ? format.count(found.changes) : ''} values
          </Button>
        )}
      </Group>
    </Stack>
  )
}
