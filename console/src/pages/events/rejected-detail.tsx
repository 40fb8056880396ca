import { Alert, Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { answer, api, type Item } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { DateText, DescriptionList, FaultAlert, toast } from '../../ui/index.ts'

export type RejectedEvent = Item<'/api/events/rejected'>

/** One rejected event, to be corrected and sent on its way. */
export function RejectedDetail({ event, close }: { event: RejectedEvent | undefined; close: () => void }) {
  return (
    <Modal
      opened={event !== undefined}
      onClose={close}
      size="lg"
      title={<bdi>{event?.event || event?.type || 'Rejected event'}</bdi>}
    >
      {event && <Repair key={event.id} event={event} close={close} />}
    </Modal>
  )
}

function Repair({ event, close }: { event: RejectedEvent; close: () => void }) {
  const may = useCan()('events.repair') && event.state === 'open'
  const [text, setText] = useState(() => JSON.stringify(event.body, null, 2))
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const parsed = parse(text)

  const settle = async (call: () => Promise<unknown>, done: string) => {
    setBusy(true)
    setError(undefined)
    try {
      await call()
      await queryClient.invalidateQueries({ queryKey: ['events'] })
      toast.good(done)
      close()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const repair = (corrected: Record<string, unknown>) =>
    settle(
      () =>
        answer(
          api.POST('/api/events/rejected/{id}/repair', {
            params: { path: { id: event.id } },
            body: { event: corrected },
          }),
        ),
      'Event repaired: it is used within a second',
    )
  return (
    <Stack>
      <Alert color="yellow">{event.message}</Alert>
      <DescriptionList
        items={[
          ['Received', <DateText key="received" value={event.receivedAt} />],
          ['Source', event.source],
        ]}
      />
      <FaultAlert error={error} />
      <Textarea
        label={may ? 'The event, to be corrected' : 'The event'}
        autosize
        minRows={8}
        maxRows={20}
        readOnly={!may}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        value={text}
        onChange={(change) => setText(change.currentTarget.value)}
        {...(!parsed && { error: 'This is not a JSON object' })}
      />
      {may && (
        <Group justify="flex-end" gap="sm">
          <Button
            variant="default"
            disabled={busy}
            onClick={() =>
              void settle(
                () => answer(api.POST('/api/events/rejected/dismiss', { body: { ids: [event.id] } })),
                'Event laid aside',
              )
            }
          >
            Lay aside
          </Button>
          <Button loading={busy} disabled={!parsed} onClick={() => parsed && void repair(parsed)}>
            Repair
          </Button>
        </Group>
      )}
    </Stack>
  )
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}
