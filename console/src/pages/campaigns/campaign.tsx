import { Alert, Button, Skeleton, Stack, TextInput } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { FaultAlert, Page, Section, StatusBadge, toast } from '../../ui/index.ts'
import { MessagesSection } from '../mailbox/messages-section.tsx'
import { Actions } from './actions.tsx'
import classes from './campaign.module.css'
import { Checklist, Overrides } from './checklist.tsx'
import { LimitsForm } from './limits-form.tsx'
import {
  type Campaign,
  campaignQuery,
  type Definition,
  isEditable,
  keepCampaign,
  wasStarted,
} from './model.ts'
import { Progress } from './progress.tsx'
import { Reach } from './reach.tsx'
import { WhatForm } from './what-form.tsx'
import { WhenForm } from './when-form.tsx'
import { WhoForm } from './who-form.tsx'
import { WhyForm } from './why-form.tsx'
import { WorthReading } from './worth-reading.tsx'

const parents = [{ label: 'Campaigns', to: '/campaigns' }]
const moving = ['in_review', 'scheduled', 'ramping', 'running']

/** One campaign: its plan as a short path, what is missing, whom it reaches, and how far it has come. */
export default function CampaignPage() {
  const id = useParam('id')
  const query = useQuery({
    ...campaignQuery(id),
    refetchInterval: ({ state }) => (state.data && moving.includes(state.data.state) ? 5000 : false),
  })
  if (query.data) return <Shown key={`${id} ${query.data.version}`} campaign={query.data} />
  return (
    <Page title="Campaign" parents={parents}>
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Skeleton height={480} />
      )}
    </Page>
  )
}

function Shown({ campaign }: { campaign: Campaign }) {
  const can = useCan()
  const readOnly = !can('campaigns.write') || !isEditable(campaign)
  const [plan, setPlan] = useState<Definition>(campaign.definition)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const dirty = JSON.stringify(plan) !== JSON.stringify(campaign.definition)
  const change = (part: Partial<Definition>) => setPlan((before) => ({ ...before, ...part }))
  useBlocker({
    shouldBlockFn: () => dirty && !busy && !window.confirm('Leave without saving? What you changed is lost.'),
    enableBeforeUnload: () => dirty,
  })
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const params = { path: { id: campaign.id }, query: { version: campaign.version } }
      const made = await answer(api.PUT('/api/campaigns/{id}', { params, body: plan }))
      await keepCampaign(queryClient, made)
      toast.good(`Saved as version ${made.version}`)
    } catch (thrown) {
      setError(thrown)
      window.scrollTo({ top: 0, behavior: 'smooth' })
    } finally {
      setBusy(false)
    }
  }
  useHotkeys([['mod+S', () => !readOnly && dirty && void save()]], [])
  const part = { plan, onChange: change, readOnly }
  const started = wasStarted(campaign)
  const aside = started ? (
    campaign.overrides.length > 0 && (
      <Section title="Set aside">
        <Overrides campaign={campaign} />
      </Section>
    )
  ) : (
    <Checklist campaign={campaign} />
  )
  return (
    <Page
      title={<bdi>{plan.name || 'Campaign'}</bdi>}
      documentTitle={plan.name || 'Campaign'}
      parents={parents}
      badge={<StatusBadge status={campaign.state} {...(dirty && { label: 'Not saved', tone: 'quiet' })} />}
      actions={
        <>
          <Actions campaign={campaign} dirty={dirty} />
          {!readOnly && (
            <Button
              variant={dirty ? 'filled' : 'default'}
              loading={busy}
              disabled={!dirty || plan.name.trim() === ''}
              onClick={() => void save()}
            >
              Save
            </Button>
          )}
        </>
      }
    >
      <FaultAlert
        error={error}
        retry={() => void queryClient.invalidateQueries({ queryKey: ['campaigns', campaign.id] })}
      />
      {campaign.pausedReason && (
        <Alert color="yellow" title={campaign.state === 'paused' ? 'Paused' : 'It did not start'}>
          {campaign.pausedReason}
        </Alert>
      )}
      {!readOnly && campaign.state !== 'draft' && dirty && (
        <Alert variant="light">
          Saving makes it a draft again: what is approved is exactly what was submitted.
        </Alert>
      )}
      {started && <Progress campaign={campaign} />}
      {started && <MessagesSection campaignId={campaign.id} />}
      <div className={aside ? classes.columns : undefined}>
        <Stack gap="lg">
          {!readOnly && (
            <Section>
              <TextInput
                label="Name"
                required
                value={plan.name}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
            </Section>
          )}
          <Section title="1 · Who">
            <WhoForm {...part} />
          </Section>
          <Section title="2 · Why">
            <WhyForm {...part} />
          </Section>
          <Section title="3 · What">
            <WhatForm {...part} />
          </Section>
          <Section title="4 · Limits">
            <LimitsForm {...part} />
          </Section>
          <Section title="5 · When">
            <WhenForm {...part} />
          </Section>
        </Stack>
        {aside && <div className={classes.aside}>{aside}</div>}
      </div>
      {!started && <Reach campaign={campaign} />}
      {!started && can('people.read') && <WorthReading campaign={campaign} />}
    </Page>
  )
}
