import { Alert, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCan } from '../../session.ts'
import { FaultAlert, Section, TextLink } from '../../ui/index.ts'
import type { Task } from '../review/task.ts'
import { Overrides, useMissing } from './checklist.tsx'
import { LimitsForm } from './limits-form.tsx'
import { type Campaign, campaignQuery } from './model.ts'
import { Reach } from './reach.tsx'
import { WhatForm } from './what-form.tsx'
import { WhenForm } from './when-form.tsx'
import { WhoForm } from './who-form.tsx'
import { WhyForm } from './why-form.tsx'
import { WorthReading } from './worth-reading.tsx'

/** A campaign on the review desk: the whole plan, whom it reaches, and what would be read. */
export default function CampaignTask({ task }: { task: Task }) {
  const query = useQuery(campaignQuery(task.subject.id))
  if (query.error) return <FaultAlert error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <Skeleton height={480} />
  return <Plan campaign={query.data} task={task} />
}

function Plan({ campaign, task }: { campaign: Campaign; task: Task }) {
  const can = useCan()
  const missing = useMissing(campaign).data ?? []
  const open = missing.filter(({ code }) => code !== 'approval')
  const part = { plan: campaign.definition, onChange: () => {}, readOnly: true }
  return (
    <Stack gap="lg">
      {campaign.graphHash !== task.subject.hash && (
        <Alert color="yellow">
          The campaign was changed since this was submitted.{' '}
          <TextLink to={`/campaigns/${campaign.id}`}>See it as it is now</TextLink>
        </Alert>
      )}
      {open.length > 0 && (
        <Alert color="yellow" title="Not there yet">
          {open.map((item) => (
            <div key={`${item.code} ${item.message}`}>{item.message}</div>
          ))}
        </Alert>
      )}
      {campaign.overrides.length > 0 && (
        <Section title="Set aside">
          <Overrides campaign={campaign} />
        </Section>
      )}
      <Section title="Who">
        <WhoForm {...part} />
      </Section>
      <Section title="Why">
        <WhyForm {...part} />
      </Section>
      <Section title="What">
        <WhatForm {...part} />
      </Section>
      <Section title="Limits">
        <LimitsForm {...part} />
      </Section>
      <Section title="When">
        <WhenForm {...part} />
      </Section>
      <Reach campaign={campaign} />
      {can('people.read') && <WorthReading campaign={campaign} />}
    </Stack>
  )
}
