import { Button, Group, List, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../address.ts'
import { type Answer, answer, api } from '../../api.ts'
import {
  type Column,
  DataTable,
  DateText,
  DescriptionList,
  Empty,
  FaultAlert,
  Page,
  Section,
  StatusBadge,
  TextLink,
  wholeList,
} from '../../ui/index.ts'
import { inputItems } from './input-items.tsx'

type Explanation = Answer<'/api/explain/{id}'>

const results = {
  same: { label: 'Decided again: the same answer', tone: 'good' },
  different: { label: 'Decided again: another answer', tone: 'bad' },
  not_kept: { label: 'Cannot be decided again', tone: 'quiet' },
} as const

/** Why one person got one message, or did not. */
export default function Explain() {
  const id = useParam('id') ?? ''
  const query = useQuery({
    queryKey: ['explain', id],
    queryFn: () => answer(api.GET('/api/explain/{id}', { params: { path: { id } } })),
    staleTime: 0,
  })
  const found = query.data
  return (
    <Page
      title="Why this person"
      description="What was known, what was ruled out, which versions, who approved them, and by which odds."
      parents={[
        { label: 'Campaigns', to: '/campaigns' },
        ...(found ? [{ label: found.campaign.name, to: `/campaigns/${found.campaign.id}` }] : []),
      ]}
      badge={found && <StatusBadge status={found.replay.decision.kind} />}
      actions={
        <Button variant="default" loading={query.isFetching} onClick={() => void query.refetch()}>
          Decide again
        </Button>
      }
    >
      {query.error && <FaultAlert error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={480} />}
      {found && <Parts found={found} />}
    </Page>
  )
}

function Parts({ found }: { found: Explanation }) {
  const { replay } = found
  const { decision } = replay
  const merged = Object.entries(found.message?.merged ?? {})
  return (
    <Stack gap="lg">
      <Section title="In plain words" description="As it can be told to the customer.">
        <Stack gap={4}>
          {found.plain.map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </Stack>
      </Section>
      <Section
        title="The decision"
        actions={<StatusBadge status={replay.result} {...results[replay.result]} />}
      >
        <DescriptionList
          items={[
            [
              'Person',
              <TextLink key="p" to={`/people/${found.profileId}`}>
                Open the person
              </TextLink>,
            ],
            ['Decided', <DateText key="d" value={decision.decidedAt} />],
            ['Not before', decision.sendAt ? <DateText key="s" value={decision.sendAt} /> : undefined],
            [
              'Arm',
              replay.arm.control
                ? `control, by a chance of ${Math.round(replay.arm.share * 100)} %`
                : `treated; ${Math.round(replay.arm.share * 100)} % are held out`,
            ],
            [
              'Wording',
              found.variants
                .map(
                  ({ name, chance, chosen }) =>
                    `${name} ${Math.round(chance * 100)} %${chosen ? ' (chosen)' : ''}`,
                )
                .join(', '),
            ],
            ['Message', found.message ? <StatusBadge key="m" status={found.message.status} /> : 'none'],
            [
              'Ended',
              found.message?.endedAt ? <DateText key="e" value={found.message.endedAt} /> : undefined,
            ],
            [
              'Filled in',
              found.message === null
                ? undefined
                : found.message.merged === null
                  ? 'not kept any more'
                  : merged.map(([name, value]) => `${name}: ${String(value)}`).join(', ') || 'nothing',
            ],
            [
              'Fallback for',
              found.message?.fallbacks.length ? found.message.fallbacks.join(', ') : undefined,
            ],
          ]}
        />
      </Section>
      <Section title="What was known then">
        {replay.input === null ? (
          <Text c="dimmed">
            It is not kept any more: the person was erased, or it was decided before inputs were kept.
          </Text>
        ) : (
          <DescriptionList items={inputItems(replay.input)} />
        )}
      </Section>
      <Section flush title="Rules, strongest first">
        <DataTable
          label="Rules"
          columns={ruleColumns}
          list={wholeList({ data: replay.rules, error: null, refetch: () => undefined })}
          rowKey={(rule) => rule.reason}
          empty={
            <Empty title="Not known">Without what was known then, nobody can say which rules applied.</Empty>
          }
        />
      </Section>
      <Section title="Versions and approvals">
        <List spacing={4} size="sm" withPadding>
          {found.approvals.map((approval) => (
            <List.Item key={`${approval.of} ${approval.at}`}>
              <Group gap={6}>
                {approval.of} approved by <bdi>{approval.by}</bdi>, <DateText value={approval.at} />
                {approval.voidedAt && (
                  <StatusBadge status="voided" label={`withdrawn: ${approval.voidReason ?? ''}`} />
                )}
              </Group>
            </List.Item>
          ))}
          {found.versions.map(({ kind, id, version, hash }) => (
            <List.Item key={`${kind} ${id}`} style={{ overflowWrap: 'anywhere' }}>
              {kind} {version !== null && `version ${version}`} {hash && <code>{hash.slice(0, 16)}</code>}
            </List.Item>
          ))}
        </List>
      </Section>
    </Stack>
  )
}

const ruleColumns: Column<Explanation['replay']['rules'][number]>[] = [
  { label: 'Rule', cell: (rule) => rule.reason.replaceAll('_', ' ') },
  { label: 'Says', cell: (rule) => <Text size="sm">{rule.says}</Text>, wideOnly: true },
  {
    label: 'Applied',
    cell: (rule) => (
      <StatusBadge status={rule.applied ? 'applied' : 'no'} tone={rule.applied ? 'warn' : 'quiet'} />
    ),
  },
]
