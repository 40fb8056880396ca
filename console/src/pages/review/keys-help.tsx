import { Button, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { toast } from '../../ui/index.ts'
import { type Action, actions, isFree } from './keys.ts'

/** The keys of the desk; each can be changed. */
export function KeysHelp({ keys, onClose }: { keys: Record<Action, string>; onClose: () => void }) {
  const [draft, setDraft] = useState(keys)
  const twice = Object.values(draft).filter((key, at, all) => all.indexOf(key) !== at)
  const wrong = (key: string) =>
    !isFree(key) ? 'One key that no reason has' : twice.includes(key) ? 'Given twice' : undefined
  const save = async (own: Record<string, string>) => {
    try {
      await answer(api.PATCH('/api/review/me', { body: { keys: own } }))
      await queryClient.invalidateQueries({ queryKey: ['review', 'me'] })
      toast.good('Keys saved')
      onClose()
    } catch (error) {
      toast.bad(error)
    }
  }
  return (
    <Modal opened onClose={onClose} title="Keys of the desk" transitionProps={{ duration: 0 }}>
      <Stack>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>What it does</Table.Th>
              <Table.Th w={110}>Key</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {Object.entries(actions).map(([action, { words }]) => (
              <Table.Tr key={action}>
                <Table.Td>{words}</Table.Td>
                <Table.Td>
                  <TextInput
                    size="xs"
                    aria-label={`Key: ${words}`}
                    maxLength={1}
                    value={draft[action as Action]}
                    error={wrong(draft[action as Action])}
                    onChange={(event) =>
                      setDraft({ ...draft, [action]: event.currentTarget.value.toLowerCase() })
                    }
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Text size="sm" c="dimmed">
          Rejecting asks for the reason: its keys are 1 to 9, 0, - and =.
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={() => void save({})}>
            As shipped
          </Button>
          <Button
            disabled={Object.values(draft).some((key) => wrong(key) !== undefined)}
            onClick={() => void save(draft)}
          >
            Save
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
