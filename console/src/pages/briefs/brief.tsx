import { Button, Group, SimpleGrid, Skeleton, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo, useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { DateText, FaultAlert, Page, Section, TextLink, toast } from '../../ui/index.ts'
import { BriefState } from './brief-list.tsx'
import { type Draft, draftOf, emptyBrief, type Stored } from './draft.ts'
import { LintPanel } from './lint-panel.tsx'
import { PartsForm } from './parts-form.tsx'
import { Writing } from './writing.tsx'

const parents = [{ label: 'Briefs', to: '/briefs' }]

/** One brief, or a new one: writing on the left, what is vague or missing on the right. */
export default function BriefPage() {
  const id = useParam('id')
  const stored = useQuery({
    queryKey: ['briefs', id],
    queryFn: () => answer(api.GET('/api/briefs/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    refetchOnWindowFocus: false,
  })
  if (id === '') return <Editor key="new" stored={undefined} />
  if (stored.data) return <Editor key={`${id} ${stored.data.version}`} stored={stored.data} />
  return (
    <Page title="Brief" parents={parents}>
      {stored.error ? (
        <FaultAlert error={stored.error} retry={() => void stored.refetch()} />
      ) : (
        <Skeleton height={480} />
      )}
    </Page>
  )
}

function Editor({ stored }: { stored: Stored | undefined }) {
  const can = useCan()
  const go = useGo()
  const readOnly = !can('content.write')
  const [draft, setDraft] = useState<Draft>(() =>
    stored ? draftOf(stored) : { name: '', brief: emptyBrief },
  )
  const [saved, setSaved] = useState(draft)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [form, setForm] = useState(0)
  const [settled] = useDebouncedValue(draft.brief, 300)
  const lint = useQuery({
    queryKey: ['briefs', 'lint', settled],
    queryFn: () => answer(api.POST('/api/briefs/lint', { body: { brief: settled } })),
    placeholderData: keepPreviousData,
  })
  const dirty = draft !== saved
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const made = stored
        ? await answer(
            api.PUT('/api/briefs/{id}', {
              params: { path: { id: stored.id } },
              body: { ...draft, baseVersion: stored.version },
            }),
          )
        : await answer(api.POST('/api/briefs', { body: draft }))
      setSaved(draft)
      queryClient.setQueryData(['briefs', made.id], made)
      await queryClient.invalidateQueries({ queryKey: ['briefs', 'list'] })
      toast.good(`Saved as version ${made.version}`)
      if (!stored) go(`/briefs/${made.id}`, { replace: true })
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page
      title={<bdi>{draft.name || 'New brief'}</bdi>}
      documentTitle={draft.name || 'New brief'}
      parents={parents}
      badge={stored && <BriefState usable={stored.lint.usable} overridden={stored.override !== null} />}
      actions={
        !readOnly && (
          <Button onClick={() => void save()} loading={busy} disabled={!dirty || draft.name.trim() === ''}>
            Save
          </Button>
        )
      }
    >
      <FaultAlert error={error} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <Section title="Brief">
          <Stack gap="md">
            <TextInput
              label="Name"
              required
              maxLength={120}
              readOnly={readOnly}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
            />
            {!stored && (
              <Paste
                onRead={(brief) => {
                  setDraft({ ...draft, brief })
                  setForm(form + 1)
                }}
              />
            )}
            <PartsForm
              key={form}
              brief={draft.brief}
              onChange={(brief) => setDraft({ ...draft, brief })}
              readOnly={readOnly}
            />
          </Stack>
        </Section>
        <Stack gap="lg">
          <Section title="What a writer would miss">
            <LintPanel lint={lint.data} error={lint.error} />
          </Section>
          {stored && !dirty && <Override stored={stored} />}
          {stored && <Made id={stored.id} />}
        </Stack>
      </SimpleGrid>
      {stored && <Writing brief={stored} dirty={dirty} />}
    </Page>
  )
}

/** Takes a brief that was written elsewhere. */
function Paste({ onRead }: { onRead: (brief: Draft['brief']) => void }) {
  const [text, setText] = useState('')
  const [error, setError] = useState<unknown>()
  const read = async () => {
    setError(undefined)
    try {
      onRead((await answer(api.POST('/api/briefs/read', { body: { text } }))).brief)
      setText('')
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <Stack gap="xs">
      <Textarea
        label="Paste a brief"
        description="YAML or JSON, its parts spelt as your team spells them. Or fill in the parts below."
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FaultAlert error={error} />
      <Group>
        <Button variant="default" disabled={text.trim() === ''} onClick={() => void read()}>
          Read it
        </Button>
      </Group>
    </Stack>
  )
}

/** Who let this version be used under the bar, or the way to do so. */
function Override({ stored }: { stored: Stored }) {
  const can = useCan()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  if (stored.override)
    return (
      <Section title="Let through">
        <Text size="sm">
          {stored.override.by.name}, <DateText value={stored.override.at} />: {stored.override.reason}
        </Text>
      </Section>
    )
  if (stored.lint.usable || !can('approvals.give')) return null
  const send = async () => {
    setError(undefined)
    try {
      const body = { version: stored.version, reason }
      const made = await answer(
        api.POST('/api/briefs/{id}/override', { params: { path: { id: stored.id } }, body }),
      )
      queryClient.setQueryData(['briefs', stored.id], made)
      await queryClient.invalidateQueries({ queryKey: ['briefs', 'list'] })
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <Section
      title="Use it anyway"
      description="Lets this version be written from. Your name and the reason stay visible and stand in the journal."
    >
      <Stack gap="sm">
        <Textarea
          label="Reason"
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FaultAlert error={error} />
        <Group>
          <Button variant="default" disabled={reason.trim().length < 10} onClick={() => void send()}>
            Let version {stored.version} through
          </Button>
        </Group>
      </Stack>
    </Section>
  )
}

/** The e-mails that were made from this brief. */
function Made({ id }: { id: string }) {
  const made = useQuery({
    queryKey: ['briefs', id, 'made'],
    queryFn: () => answer(api.GET('/api/briefs/{id}/made', { params: { path: { id } } })),
  })
  return (
    <Section title="Made from it">
      {made.error && <FaultAlert error={made.error} retry={() => void made.refetch()} />}
      {made.data?.items.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing yet.
        </Text>
      )}
      <Stack gap="xs">
        {made.data?.items.map((use) => (
          <Text key={use.contentId} size="sm">
            <TextLink to={`/content/${use.contentId}`}>{use.name}</TextLink> from version {use.briefVersion},{' '}
            {use.by.name}, <DateText value={use.at} as="ago" />
          </Text>
        ))}
      </Stack>
    </Section>
  )
}
