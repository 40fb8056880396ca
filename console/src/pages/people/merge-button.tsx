import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useGo } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { FaultAlert, PersonPicker, toast } from '../../ui/index.ts'
import type { Person } from './words.ts'

/** Says by hand that somebody else is the same person. */
export function MergeButton({ person }: { person: Person }) {
  const may = useCan()('people.write')
  const [opened, { open, close }] = useDisclosure()
  if (!may) return null
  return (
    <>
      <Button variant="default" onClick={open}>
        Merge with …
      </Button>
      <Modal opened={opened} onClose={close} title="Merge with somebody">
        <MergeForm person={person} close={close} />
      </Modal>
    </>
  )
}

function MergeForm({ person, close }: { person: Person; close: () => void }) {
  const go = useGo()
  const [other, setOther] = useState<string | null>(null)
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const merge = async () => {
    if (!other) return
    setBusy(true)
    setError(undefined)
    try {
      const path = { id: person.profileId }
      const merged = await answer(api.POST('/api/people/{id}/merge', { params: { path }, body: { other } }))
      await queryClient.invalidateQueries({ queryKey: ['people'] })
      toast.good('Merged into one person')
      close()
      go(`/people/${merged.profileId}`)
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack>
      <Text size="sm">
        Their histories, traits and answers are shown and counted together from now on. It can be undone.
      </Text>
      <FaultAlert error={error} />
      <PersonPicker label="The same person as" value={other} onChange={setOther} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button loading={busy} disabled={!other || other === person.profileId} onClick={() => void merge()}>
          Merge
        </Button>
      </Group>
    </Stack>
  )
}
