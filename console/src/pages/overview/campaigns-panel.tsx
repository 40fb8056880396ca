import { answer, api, type Item } from '../../api.ts'
import { type Column, DataTable, Empty, LinkButton, Section, StatusBadge, useList } from '../../ui/index.ts'

type Campaign = Item<'/api/campaigns'>

const columns: Column<Campaign>[] = [
  { label: 'Campaign', cell: (campaign) => <bdi>{campaign.definition.name}</bdi> },
  { label: 'State', cell: (campaign) => <StatusBadge status={campaign.state} /> },
]

const EVERY = 5000

/** The newest campaigns and where they stand. */
export function CampaignsPanel() {
  const list = useList(
    ['campaigns', 'overview'],
    () => answer(api.GET('/api/campaigns', { params: { query: { limit: 6 } } })),
    { refetchInterval: EVERY },
  )
  return (
    <Section
      flush
      title="Campaigns"
      actions={
        <LinkButton to="/campaigns" variant="default" size="xs">
          All campaigns
        </LinkButton>
      }
    >
      <DataTable
        label="Campaigns"
        columns={columns}
        list={{ ...list, more: undefined }}
        rowKey={(campaign) => campaign.id}
        rowLink={(campaign) => `/campaigns/${campaign.id}`}
        empty={
          <Empty compact title="No campaigns yet">
            A campaign joins a segment, an objective and content.
          </Empty>
        }
      />
    </Section>
  )
}
