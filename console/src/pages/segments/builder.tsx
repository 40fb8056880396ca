import { Button, Skeleton, Stack, Textarea, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { useGo, useParam } from '../../address.ts'
import { type Answer, answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { FaultAlert, LinkButton, Page, Section, toast } from '../../ui/index.ts'
import { whatIsUnfinished } from './condition.ts'
import { conditionOf, draftOf, newGroup, rowsOf } from './draft.ts'
import { GroupEditor } from './group.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import classes from './segments.module.css'
import { Starters } from './starters.tsx'

type Segment = Answer<'/api/segments/{id}'>

/** A new segment, or a change to one: conditions on the left, who would be in on the right. */
export default function SegmentBuilder() {
  const id = useParam('id')
  const stored = useQuery({
    queryKey: ['segments', 'one', id],
    queryFn: () => answer(api.GET('/api/segments/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    refetchOnWindowFocus: false,
  })
  if (id === '') return <Builder key="new" segment={undefined} />
  if (stored.data) return <Builder key={`${id} ${stored.data.version}`} segment={stored.data} />
  return (
    <Page title="Segment" parents={[{ label: 'Segments', to: '/segments' }]}>
      {stored.error ? (
        <FaultAlert error={stored.error} retry={() => void stored.refetch()} />
      ) : (
        <Skeleton height={400} />
      )}
    </Page>
  )
}

function Builder({ segment }: { segment: Segment | undefined }) {
  const go = useGo()
  const [name, setName] = useState(segment?.name ?? '')
  const [note, setNote] = useState(segment?.note ?? '')
  const [draft, setDraft] = useState(() => (segment ? draftOf(segment.condition) : newGroup('and')))
  const [first] = useState({ name, note, draft })
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const dirty = name !== first.name || note !== first.note || draft !== first.draft
  const unfinished = rowsOf(draft).some((row) => whatIsUnfinished(row.condition) !== undefined)
  const condition = unfinished ? undefined : conditionOf(draft)
  const ready = dirty && name.trim() !== '' && condition !== undefined

  useBlocker({
    shouldBlockFn: () => dirty && !busy && !window.confirm('Leave without saving? What you changed is lost.'),
    enableBeforeUnload: () => dirty && !busy,
  })
  const save = async () => {
    if (!condition) return
    setBusy(true)
    setError(undefined)
    try {
      const body = { name: name.trim(), note, condition }
      const saved = await answer(
        segment
          ? api.PATCH('/api/segments/{id}', {
              params: { path: { id: segment.id }, query: { version: segment.version } },
              body,
            })
          : api.POST('/api/segments', { body }),
      )
      toast.good(segment ? `Saved as version ${saved.version}` : 'Segment saved')
      await queryClient.invalidateQueries({ queryKey: ['segments'] })
      go(`/segments/${saved.id}`, { replace: true })
    } catch (thrown) {
      setError(thrown)
      setBusy(false)
      window.scrollTo({ top: 0, behavior: 'smooth' })
    }
  }
  useHotkeys([['mod+S', () => ready && !busy && void save()]], [])
  const back = segment ? `/segments/${segment.id}` : '/segments'
  return (
    <Page
      title={segment ? <bdi>{segment.name}</bdi> : 'New segment'}
      documentTitle={segment?.name ?? 'New segment'}
      parents={[
        { label: 'Segments', to: '/segments' },
        ...(segment ? [{ label: segment.name, to: back }] : []),
      ]}
      actions={
        <>
          <LinkButton variant="default" to={back}>
            Cancel
          </LinkButton>
          <Button disabled={!ready} loading={busy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <FaultAlert error={error} title="The segment was not saved" />
      <div className={classes.columns}>
        <Stack gap="lg">
          <Section>
            <Stack gap="sm">
              <TextInput
                label="Name"
                placeholder="Lapsed regulars"
                required
                maxLength={120}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Textarea
                label="Note"
                description="What it is for, for whoever finds it later"
                autosize
                minRows={1}
                maxLength={2000}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
            </Stack>
          </Section>
          <Section title="Who belongs">
            <Stack gap="md">
              {draft.items.length === 0 && <Starters choose={(start) => setDraft(draftOf(start))} />}
              <GroupEditor group={draft} depth={0} editing={segment?.id} onChange={setDraft} />
            </Stack>
          </Section>
        </Stack>
        <div className={classes.aside}>
          <PreviewPanel condition={condition} unfinished={unfinished} editing={segment?.id} />
        </div>
      </div>
    </Page>
  )
}
