import { Button, Group, Modal, SegmentedControl, Select, Stack, Table, Text, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { answer, api, type Body } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { DateText, FaultAlert, Section, StatusBadge, toast, useSubmit } from '../../ui/index.ts'
import { channelWords, type Person, purposeWords, sourceWords } from './words.ts'

type Answered = Body<'/api/people/{id}/consent', 'post'>

/** What a person allows, by channel and purpose. */
export function ConsentSection({ person }: { person: Person }) {
  const may = useCan()('people.write')
  const [opened, { open, close }] = useDisclosure()
  const answers = person.consent.toSorted((a, b) =>
    `${a.channel}.${a.purpose}` < `${b.channel}.${b.purpose}` ? -1 : 1,
  )
  return (
    <Section
      title="Consent"
      actions={
        may && (
          <Button variant="default" size="xs" onClick={open}>
            Note an answer
          </Button>
        )
      }
    >
      {answers.length > 0 && (
        <Table aria-label="Answers" verticalSpacing={6} mb="sm">
          <Table.Tbody>
            {answers.map((one) => (
              <Table.Tr key={`${one.channel}.${one.purpose}`}>
                <Table.Td pl={0}>
                  {channelWords[one.channel]}, {purposeWords[one.purpose]?.toLowerCase()}
                  <Text size="xs" c="dimmed">
                    {sourceWords[one.source ?? ''] ?? one.source}, <DateText value={one.at} as="day" />
                  </Text>
                </Table.Td>
                <Table.Td ta="right" pr={0}>
                  <StatusBadge status={one.state} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="sm" c="dimmed">
        {answers.length > 0 ? 'Everything else was never asked.' : 'Never asked on any channel.'}
      </Text>
      <Modal opened={opened} onClose={close} title="Note an answer">
        <AnswerForm id={person.profileId} close={close} />
      </Modal>
    </Section>
  )
}

function AnswerForm({ id, close }: { id: string; close: () => void }) {
  const form = useForm({
    initialValues: { channel: 'email', purpose: 'marketing', state: 'denied', note: '' },
  })
  const { submit, busy, error } = useSubmit(form, async ({ note, ...values }) => {
    const body = { ...values, ...(note.trim() && { note: note.trim() }) } as Answered
    const changed = await answer(api.POST('/api/people/{id}/consent', { params: { path: { id } }, body }))
    queryClient.setQueryData(['people', id], changed)
    toast.good('Answer kept')
    close()
  })
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <FaultAlert error={error} />
        <SegmentedControl
          aria-label="Answer"
          data={[
            { value: 'denied', label: 'Denied' },
            { value: 'granted', label: 'Granted' },
          ]}
          {...form.getInputProps('state')}
        />
        <Group grow>
          <Select
            label="Channel"
            allowDeselect={false}
            data={options(channelWords)}
            {...form.getInputProps('channel')}
          />
          <Select
            label="Purpose"
            allowDeselect={false}
            data={options(purposeWords)}
            {...form.getInputProps('purpose')}
          />
        </Group>
        <Textarea
          label="How it was given"
          description="Kept as evidence: a call, a letter, a form"
          maxLength={500}
          autosize
          {...form.getInputProps('note')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            Keep the answer
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
