import { Button, Skeleton, Stack, Tooltip } from '@mantine/core'
import { useDebouncedValue, useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { useGo, useParam } from '../../address.ts'
import { answer, api, Fault } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { ConfirmButton, FaultAlert, LinkButton, Page, Section, StatusBadge, toast } from '../../ui/index.ts'
import { LookForm, NameForm } from './about-form.tsx'
import { ChecksPanel } from './checks-panel.tsx'
import { type Content, type Draft, draftOf, newDraft } from './draft.ts'
import classes from './editor.module.css'
import { FieldTable } from './field-table.tsx'
import { PreviewPanel, usePreview } from './preview-panel.tsx'
import { VariantTabs } from './variant-tabs.tsx'

/** One e-mail, or a new one: writing on the left, reading and checks on the right. */
export default function ContentEditor() {
  const id = useParam('id')
  const stored = useQuery({
    queryKey: ['content', id],
    queryFn: () => answer(api.GET('/api/content/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    refetchOnWindowFocus: false,
  })
  const parents = [{ label: 'Content', to: '/content' }]
  if (id === '') return <Editor key="new" content={undefined} />
  if (stored.data) return <Editor key={`${id} ${stored.data.version}`} content={stored.data} />
  return (
    <Page title="E-mail" parents={parents}>
      {stored.error ? (
        <FaultAlert error={stored.error} retry={() => void stored.refetch()} />
      ) : (
        <Skeleton height={480} />
      )}
    </Page>
  )
}

function Editor({ content }: { content: Content | undefined }) {
  const can = useCan()
  const go = useGo()
  const readOnly = !can('content.write')
  const [draft, setDraft] = useState<Draft>(() => (content ? draftOf(content) : newDraft()))
  const [saved, setSaved] = useState(draft)
  const [position, setPosition] = useState(0)
  const [profileId, setProfileId] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [settled] = useDebouncedValue(draft, 350)
  const preview = usePreview(settled, Math.min(position, settled.variants.length - 1), profileId)
  const dirty = draft !== saved
  const problems = preview.data?.problems ?? content?.problems ?? []
  const states = dirty || !content ? (content?.states ?? []) : content.states

  useBlocker({
    shouldBlockFn: () => dirty && !busy && !window.confirm('Leave without saving? What you changed is lost.'),
    enableBeforeUnload: () => dirty,
  })

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(undefined)
    try {
      await work()
    } catch (thrown) {
      setError(thrown)
      window.scrollTo({ top: 0, behavior: 'smooth' })
    } finally {
      setBusy(false)
    }
  }
  const save = () =>
    attempt(async () => {
      const made = content
        ? await answer(
            api.PUT('/api/content/{id}', {
              params: { path: { id: content.contentId } },
              body: { ...draft, baseVersion: content.version },
            }),
          )
        : await answer(api.POST('/api/content', { body: draft }))
      setSaved(draft)
      queryClient.setQueryData(['content', made.contentId], made)
      await queryClient.invalidateQueries({ queryKey: ['content', 'list'] })
      toast.good(`Saved as version ${made.version}`)
      if (!content) go(`/content/${made.contentId}`, { replace: true })
    })
  const submit = async () => {
    if (!content) return
    const { contentId } = content
    await answer(api.POST('/api/content/{id}/submit', { params: { path: { id: contentId } }, body: {} }))
    await queryClient.invalidateQueries({ queryKey: ['content', contentId] })
    await queryClient.invalidateQueries({ queryKey: ['review'] })
    toast.good('Sent to review')
  }
  useHotkeys([['mod+S', () => !readOnly && dirty && void save()]], [])
  const blocked = problems.some((problem) => problem.level !== 'hint')
  const undecided = content?.states.some(({ state }) => state === 'draft' || state === 'rejected') ?? false
  const reload = error instanceof Fault && error.code === 'conflict' && content
  return (
    <Page
      title={<bdi>{draft.name || 'New e-mail'}</bdi>}
      documentTitle={draft.name || 'New e-mail'}
      parents={[{ label: 'Content', to: '/content' }]}
      badge={
        content && (
          <StatusBadge
            status={dirty ? 'draft' : approvalOf(content)}
            label={dirty ? 'Not saved' : `Version ${content.version} · ${words[approvalOf(content)]}`}
          />
        )
      }
      actions={
        <>
          {content && (
            <LinkButton variant="default" to={`/content/${content.contentId}/history`}>
              History
            </LinkButton>
          )}
          {content && !readOnly && (
            <SubmitButton
              hindrance={
                dirty
                  ? 'Save first'
                  : blocked
                    ? 'Correct what keeps it from approval first'
                    : undecided
                      ? undefined
                      : 'Everything is approved or in review'
              }
              submit={submit}
            />
          )}
          {!readOnly && (
            <Button onClick={() => void save()} loading={busy} disabled={!dirty || draft.name.trim() === ''}>
              Save
            </Button>
          )}
        </>
      }
    >
      <FaultAlert
        error={error}
        {...(reload && {
          retry: () => void queryClient.invalidateQueries({ queryKey: ['content', content.contentId] }),
        })}
      />
      <div className={classes.columns}>
        <Stack gap="lg">
          <Section>
            <NameForm draft={draft} onChange={setDraft} readOnly={readOnly} />
          </Section>
          <Section title="Message">
            <VariantTabs
              draft={draft}
              onChange={setDraft}
              position={position}
              onPosition={setPosition}
              problems={problems}
              states={states}
              readOnly={readOnly}
            />
          </Section>
          <Section
            title="Personal fields"
            description="Only these can be merged. A value that is missing or not good enough is never shown: the fallback is."
          >
            <FieldTable
              fields={draft.fields}
              onChange={(fields) => setDraft({ ...draft, fields })}
              problems={problems}
              readOnly={readOnly}
            />
          </Section>
          <Section title="Look and footer">
            <LookForm draft={draft} onChange={setDraft} readOnly={readOnly} />
          </Section>
        </Stack>
        <div className={classes.aside}>
          <Stack gap="lg">
            <Section title="Checks">
              <ChecksPanel problems={problems} draft={draft} show={setPosition} />
            </Section>
            <Section title="Preview">
              <PreviewPanel preview={preview} profileId={profileId} onProfile={setProfileId} />
            </Section>
          </Stack>
        </div>
      </div>
    </Page>
  )
}

const words = { approved: 'approved', in_review: 'in review', rejected: 'rejected', draft: 'not approved' }

function approvalOf(content: Content): keyof typeof words {
  const states = content.states.map(({ state }) => state)
  if (states.every((state) => state === 'approved')) return 'approved'
  if (states.includes('rejected')) return 'rejected'
  return states.includes('in_review') ? 'in_review' : 'draft'
}

function SubmitButton({ hindrance, submit }: { hindrance: string | undefined; submit: () => Promise<void> }) {
  if (hindrance)
    return (
      <Tooltip label={hindrance}>
        <Button variant="default" aria-disabled data-disabled>
          Submit for approval
        </Button>
      </Tooltip>
    )
  return (
    <ConfirmButton
      title="Submit for approval?"
      consequence="Each variant that is not approved yet comes to the review desk. Somebody who did not write it decides. An edit takes it back."
      confirm="Submit"
      onConfirm={submit}
    >
      Submit for approval
    </ConfirmButton>
  )
}
