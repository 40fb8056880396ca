import { Button, Group, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  type Column,
  ConfirmButton,
  DataTable,
  DateText,
  DescriptionList,
  Empty,
  FaultAlert,
  Page,
  PersonName,
  Section,
  StatusBadge,
  TextLink,
  Timeline,
  toast,
  useList,
} from '../../ui/index.ts'
import { type Defect, reasonWords } from './words.ts'

const stepWords: Record<string, string> = {
  paused: 'Campaign paused',
  revoked: 'Approval withdrawn',
  correction: 'Correction asked for',
  banned: 'Words banned',
  closed: 'Closed',
}

/** One defect: who got it, and everything that can be done about it. */
export default function DefectPage() {
  const id = useParam('id') ?? ''
  const query = useQuery({
    queryKey: ['audit', 'defect', id],
    queryFn: () => answer(api.GET('/api/audit/defects/{id}', { params: { path: { id } } })),
  })
  const defect = query.data
  return (
    <Page
      title={defect ? reasonWords(defect.reason) : 'Defect'}
      parents={[{ label: 'Audit', to: '/audit' }]}
      badge={defect && <StatusBadge status={defect.state} />}
    >
      {query.error && <FaultAlert error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={320} />}
      {defect && (
        <Stack gap="lg">
          <Section>
            <DescriptionList
              items={[
                ['What was said', defect.note || undefined],
                ['Found by', <bdi key="b">{defect.foundBy.name}</bdi>],
                ['When', <DateText key="w" value={defect.foundAt} />],
                [
                  'Campaign',
                  <TextLink key="c" to={`/campaigns/${defect.campaignId}`}>
                    Open the campaign
                  </TextLink>,
                ],
                [
                  'The message',
                  <TextLink key="m" to={`/explain/${defect.messageId}`}>
                    Why it was sent
                  </TextLink>,
                ],
              ]}
            />
          </Section>
          <Actions defect={defect} />
          <Section title="What was done">
            {defect.steps.length === 0 ? (
              <Text c="dimmed">Nothing yet.</Text>
            ) : (
              <Timeline
                items={defect.steps.map((step, at) => ({
                  id: String(at),
                  title: stepWords[step.kind] ?? step.kind,
                  at: step.at,
                  detail: (
                    <>
                      {step.detail} <bdi>({step.by})</bdi>
                    </>
                  ),
                }))}
              />
            )}
          </Section>
          <Receivers id={defect.id} />
        </Stack>
      )}
    </Page>
  )
}

function Actions({ defect }: { defect: Defect }) {
  const can = useCan()
  const [proposal, setProposal] = useState('')
  const [phrase, setPhrase] = useState('')
  const path = { path: { id: defect.id } }
  const done = async (word: string) => {
    await queryClient.invalidateQueries({ queryKey: ['audit'] })
    toast.good(word)
  }
  const run = (work: () => Promise<unknown>, word: string) => () =>
    void work()
      .then(() => done(word))
      .catch((error: unknown) => toast.bad(error))
  if (!can('review.decide')) return null
  const did = new Set(defect.steps.map(({ kind }) => kind))
  return (
    <Section title="What to do">
      <Stack>
        <Group>
          <ConfirmButton
            danger
            variant="default"
            disabled={did.has('revoked')}
            title="Withdraw the approval?"
            consequence="Nothing more is sent with this wording: what is queued is kept back until another version is approved."
            onConfirm={async () => {
              await answer(api.POST('/api/audit/defects/{id}/revoke', { params: path }))
              await done('Approval withdrawn')
            }}
          >
            Withdraw the approval
          </ConfirmButton>
          {defect.state === 'open' && (
            <ConfirmButton
              variant="default"
              title="Close this defect?"
              consequence="It counts as handled. The rate of defects stays as it was read."
              onConfirm={async () => {
                await answer(
                  api.POST('/api/audit/defects/{id}/close', {
                    params: path,
                    body: { state: 'handled', note: 'Closed by hand.' },
                  }),
                )
                await done('Closed')
              }}
            >
              Close as handled
            </ConfirmButton>
          )}
        </Group>
        <Group align="end">
          <Textarea
            label="Correction"
            description="What should those who got it be told? It becomes a task."
            style={{ flex: 1, minWidth: 240 }}
            autosize
            value={proposal}
            onChange={(event) => setProposal(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={proposal.trim() === ''}
            onClick={run(
              () =>
                answer(
                  api.POST('/api/audit/defects/{id}/correction', {
                    params: path,
                    body: { proposal: proposal.trim() },
                  }),
                ),
              'Correction asked for',
            )}
          >
            Ask for a correction
          </Button>
        </Group>
        {can('review.write') && (
          <Group align="end">
            <TextInput
              label="Ban words"
              description="No wording with them can be submitted from now on"
              style={{ flex: 1, minWidth: 240 }}
              value={phrase}
              onChange={(event) => setPhrase(event.currentTarget.value)}
            />
            <Button
              variant="default"
              disabled={phrase.trim().length < 3}
              onClick={run(
                () =>
                  answer(
                    api.POST('/api/audit/defects/{id}/ban', {
                      params: path,
                      body: { phrase: phrase.trim() },
                    }),
                  ),
                'Banned',
              )}
            >
              Ban
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  )
}

type Receiver = {
  messageId: string
  profileId: string
  name: string | null
  email: string | null
  status: string
  at: string
}

const columns: Column<Receiver>[] = [
  {
    label: 'Person',
    cell: (row) => <PersonName name={row.name} email={null} fallback={row.email ?? 'Erased person'} />,
  },
  { label: 'Address', cell: (row) => row.email ?? 'erased', wideOnly: true },
  { label: 'Sent', cell: (row) => <DateText value={row.at} /> },
  { label: 'Status', cell: (row) => <StatusBadge status={row.status} /> },
]

/** The list as a file; the journal keeps who took it. */
async function download(id: string): Promise<void> {
  try {
    const path = { path: { id } }
    const { data, error } = await api.POST('/api/audit/defects/{id}/receivers/export', {
      params: path,
      parseAs: 'text',
    })
    if (error) throw error
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([String(data ?? '')], { type: 'text/csv' }))
    link.download = `receivers-${id}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  } catch (error) {
    toast.bad(error)
  }
}

function Receivers({ id }: { id: string }) {
  const can = useCan()
  const list = useList<Receiver>(['audit', 'receivers', id], (after) =>
    answer(
      api.GET('/api/audit/defects/{id}/receivers', {
        params: { path: { id }, query: { limit: 50, ...(after && { after }) } },
      }),
    ),
  )
  return (
    <Section
      flush
      title="Who got this wording"
      description="Everybody to whom it was sent by this campaign, or may have been."
      actions={
        can('people.export') && (
          <Button variant="default" size="xs" onClick={() => void download(id)}>
            Download
          </Button>
        )
      }
    >
      <DataTable
        label="Who got this wording"
        columns={columns}
        list={list}
        rowKey={(row) => row.messageId}
        rowLink={(row) => `/people/${row.profileId}`}
        empty={<Empty title="Nobody">No message with this wording was sent.</Empty>}
      />
    </Section>
  )
}
