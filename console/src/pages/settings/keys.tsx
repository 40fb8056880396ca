import { Button, Code, Modal, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api, type Item } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  ConfirmButton,
  DataTable,
  DateText,
  Empty,
  Section,
  StatusBadge,
  toast,
  wholeList,
} from '../../ui/index.ts'
import { KeyForm } from './key-form.tsx'

type Key = Item<'/api/keys'>

/** What may connect: keys are shown once, kept as hashes, and revoked at once. */
export function Keys() {
  const may = useCan()('keys.write')
  const query = useQuery({
    queryKey: ['keys'],
    queryFn: async () => (await answer(api.GET('/api/keys'))).items,
  })
  const [adding, setAdding] = useState(false)
  const columns: Column<Key>[] = [
    { label: 'Name', cell: (key) => <b>{key.name}</b> },
    { label: 'Kind', cell: (key) => (key.kind === 'write' ? 'Write' : 'Server') },
    { label: 'Begins with', cell: (key) => <Code>{key.hint}…</Code>, wideOnly: true },
    { label: 'Made', cell: (key) => <DateText value={key.createdAt} as="day" />, wideOnly: true },
    { label: 'State', cell: (key) => <StatusBadge status={key.revokedAt ? 'revoked' : 'active'} /> },
    {
      label: 'Actions',
      hideLabel: true,
      align: 'right',
      cell: (key) => may && !key.revokedAt && <Revoke apiKey={key} />,
    },
  ]
  return (
    <>
      <Section
        flush
        title="API keys"
        description="A write key collects events and may stand in a web page. A server key also reads people and results: keep it secret."
        actions={may && <Button onClick={() => setAdding(true)}>New key</Button>}
      >
        <DataTable
          label="API keys"
          columns={columns}
          list={wholeList(query)}
          rowKey={(key) => key.id}
          empty={
            <Empty
              title="No keys yet"
              action={may && <Button onClick={() => setAdding(true)}>New key</Button>}
            >
              Websites and servers send events with a key. Make a write key to begin.
            </Empty>
          }
        />
      </Section>
      <Modal opened={adding} onClose={() => setAdding(false)} title="New API key" closeOnClickOutside={false}>
        <KeyForm close={() => setAdding(false)} />
      </Modal>
    </>
  )
}

function Revoke({ apiKey }: { apiKey: Key }) {
  return (
    <ConfirmButton
      size="xs"
      danger
      title="Revoke this key?"
      confirm="Revoke"
      consequence={
        <Text>
          Whatever uses <b>{apiKey.name}</b> is refused from now on. This cannot be undone.
        </Text>
      }
      onConfirm={async () => {
        await answer(api.DELETE('/api/keys/{id}', { params: { path: { id: apiKey.id } } }))
        await queryClient.invalidateQueries({ queryKey: ['keys'] })
        toast.good('Key revoked')
      }}
    >
      Revoke
    </ConfirmButton>
  )
}
