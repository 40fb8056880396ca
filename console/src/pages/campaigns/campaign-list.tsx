import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { answer, api, type Item } from '../../api.ts'
import { useCan } from '../../session.ts'
import {
  type Column,
  DataTable,
  DateText,
  Empty,
  Page,
  Section,
  StatusBadge,
  useList,
} from '../../ui/index.ts'
import { purposes } from './model.ts'
import { NewCampaign } from './new-campaign.tsx'

type Campaign = Item<'/api/campaigns'>

const columns: Column<Campaign>[] = [
  { label: 'Campaign', cell: (campaign) => <bdi>{campaign.definition.name}</bdi> },
  { label: 'State', cell: (campaign) => <StatusBadge status={campaign.state} /> },
  { label: 'Purpose', cell: (campaign) => purposes[campaign.definition.purpose].label, wideOnly: true },
  {
    label: 'Starts',
    cell: (campaign) =>
      campaign.startsAt || campaign.definition.startsAt ? (
        <DateText value={campaign.startsAt ?? campaign.definition.startsAt} />
      ) : (
        'At launch'
      ),
    wideOnly: true,
  },
  { label: 'Changed', cell: (campaign) => <DateText value={campaign.updatedAt} as="ago" />, wideOnly: true },
]

/** All campaigns and where they stand. */
export default function CampaignList() {
  const can = useCan()
  const [opened, { open, close }] = useDisclosure()
  const list = useList(
    ['campaigns', 'list'],
    (after) =>
      answer(api.GET('/api/campaigns', { params: { query: { limit: 50, ...(after && { after }) } } })),
    { refetchInterval: 10_000 },
  )
  const write = can('campaigns.write') && <Button onClick={open}>New campaign</Button>
  return (
    <Page
      title="Campaigns"
      description="A segment, an objective with a control group, an approved message, and limits. A campaign goes live only when all of it is there and somebody else has approved it."
      actions={write}
    >
      <NewCampaign opened={opened} onClose={close} />
      <Section flush>
        <DataTable
          label="Campaigns"
          columns={columns}
          list={list}
          rowKey={(campaign) => campaign.id}
          rowLink={(campaign) => `/campaigns/${campaign.id}`}
          empty={
            <Empty title="No campaigns yet" action={write}>
              Begin with a name; the page then asks who, why, what, within which limits and when.
            </Empty>
          }
        />
      </Section>
    </Page>
  )
}
