import { Group, Skeleton, Stack, Tabs, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { useCan } from '../../session.ts'
import {
  DescriptionList,
  FaultAlert,
  MailPreview,
  PersonPicker,
  Section,
  StatusBadge,
  TextLink,
} from '../../ui/index.ts'
import type { Task } from './task.ts'
import { VariantChanges } from './variant-changes.tsx'

const purposes = { marketing: 'Marketing', service: 'Service', transactional: 'Transactional' }

/** One variant of an e-mail: as its reader gets it, what changed since it was last approved, what it may say of people. */
export default function VariantTask({ task }: { task: Task }) {
  const { id, hash = '' } = task.subject
  const can = useCan()
  const [profileId, setProfileId] = useState<string | null>(null)
  const variant = useQuery({
    queryKey: ['content', 'variant', id, hash],
    queryFn: () =>
      answer(api.GET('/api/content/variants/{id}', { params: { path: { id }, query: { hash } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const preview = useQuery({
    queryKey: ['content', 'variant', id, hash, 'preview', profileId],
    queryFn: () =>
      answer(
        api.GET('/api/content/variants/{id}/preview', {
          params: { path: { id }, query: { hash, ...(profileId !== null && { profileId }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const error = variant.error ?? preview.error
  if (error) return <FaultAlert error={error} retry={() => void preview.refetch()} />
  if (!variant.data || !preview.data) return <Skeleton height={640} />
  return (
    <Stack gap="lg">
      <Section>
        <Tabs defaultValue="mail">
          <Tabs.List mb="md">
            <Tabs.Tab value="mail">As it is read</Tabs.Tab>
            <Tabs.Tab value="changes">What changed</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="mail">
            {can('people.read') && (
              <Group mb="md" maw={420}>
                <div style={{ flex: 1 }}>
                  <PersonPicker
                    label="Read as"
                    description="Nobody chosen: somebody of whom nothing is known"
                    value={profileId}
                    onChange={setProfileId}
                  />
                </div>
              </Group>
            )}
            <MailPreview {...preview.data} height={600} />
          </Tabs.Panel>
          <Tabs.Panel value="changes">
            <VariantChanges variant={variant.data} />
          </Tabs.Panel>
        </Tabs>
      </Section>
      <Section title="Context">
        <DescriptionList
          items={[
            [
              'E-mail',
              <TextLink key="e" to={`/content/${variant.data.contentId}`}>
                {task.title}
              </TextLink>,
            ],
            ['Purpose', purposes[variant.data.purpose]],
            ['Version', variant.data.version],
            [
              'Personal fields',
              variant.data.fields.length === 0
                ? 'None'
                : variant.data.fields.map((field) => (
                    <Text key={field.name} size="sm">
                      <b>{field.name}</b> from {field.source.key}, otherwise “<bdi>{field.fallback}</bdi>”
                    </Text>
                  )),
            ],
            [
              'Links',
              preview.data.links.length === 0
                ? 'None'
                : preview.data.links.map((link, index) => (
                    <Text key={`${index} ${link}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
                      {link}
                    </Text>
                  )),
            ],
            ['State', <StatusBadge key="s" status={task.state} />],
          ]}
        />
      </Section>
    </Stack>
  )
}
