import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { type Column, DataTable, Empty, FaultAlert, Section, wholeList } from '../../ui/index.ts'

interface Row {
  id: string
  score: number
  why: string
}

const columns: Column<Row>[] = [
  { label: 'Product', cell: ({ id }) => <b>{id}</b> },
  { label: 'Why', cell: ({ why }) => <bdi>{why}</bdi> },
  { label: 'Score', cell: ({ score }) => score.toFixed(3), align: 'right', wideOnly: true },
]

/** Tries a session or a person. */
export function TryOut() {
  const [session, setSession] = useState('')
  const [userId, setUserId] = useState('')
  const trying = useMutation({
    mutationFn: async () => {
      const items = session.split(/[\s,]+/).filter(Boolean)
      const { items: found } = await answer(
        api.POST('/api/recommender/try', {
          body: {
            n: 10,
            ...(items.length > 0 && { session: items }),
            ...(userId.trim() && { profile: { userId: userId.trim() } }),
          },
        }),
      )
      return found
    },
  })
  return (
    <Section title="Try it" description="A session, a person, both, or nobody known.">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          trying.mutate()
        }}
      >
        <Group align="end">
          <TextInput
            label="Products looked at, oldest first"
            placeholder="sku-1, sku-2"
            value={session}
            onChange={(event) => setSession(event.currentTarget.value)}
          />
          <TextInput
            label="User id"
            value={userId}
            onChange={(event) => setUserId(event.currentTarget.value)}
          />
          <Button type="submit" loading={trying.isPending}>
            Recommend
          </Button>
        </Group>
      </form>
      {trying.error && <FaultAlert error={trying.error} />}
      {trying.data && (
        <DataTable
          label="Recommended"
          columns={columns}
          list={wholeList({ data: trying.data, error: null, refetch: () => trying.mutate() })}
          rowKey={({ id }) => id}
          empty={<Empty title="Nothing to recommend">Train a recommender first, or loosen the rules.</Empty>}
        />
      )}
    </Section>
  )
}
