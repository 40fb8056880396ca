import { Code, Skeleton, Stack, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { useCan } from '../../session.ts'
import {
  DateText,
  DescriptionList,
  FaultAlert,
  MailPreview,
  Page,
  Section,
  StatusBadge,
  TextLink,
} from '../../ui/index.ts'

const parents = [{ label: 'Mailbox', to: '/mailbox' }]

/** One message of the mailbox: as its reader sees it, its headers, and its source. */
export default function MailboxMessage() {
  const id = useParam('id')
  const can = useCan()
  const query = useQuery({
    queryKey: ['mailbox', 'message', id],
    queryFn: () => answer(api.GET('/api/mailbox/{id}', { params: { path: { id } } })),
  })
  const mail = query.data
  if (!mail)
    return (
      <Page title="Message" parents={parents}>
        {query.error ? (
          <FaultAlert error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Skeleton height={480} />
        )}
      </Page>
    )
  return (
    <Page
      title={<bdi>{mail.subject || 'No subject'}</bdi>}
      documentTitle={mail.subject || 'Message'}
      parents={parents}
      badge={<StatusBadge status={mail.purpose} tone="quiet" />}
    >
      <Section>
        <DescriptionList
          items={[
            [
              'To',
              can('people.read') ? (
                <TextLink key="to" to={`/people/${mail.profileId}`}>
                  <bdi>{mail.recipient}</bdi>
                </TextLink>
              ) : (
                <bdi key="to">{mail.recipient}</bdi>
              ),
            ],
            [
              'Campaign',
              <TextLink key="campaign" to={`/campaigns/${mail.campaignId}`}>
                Open the campaign
              </TextLink>,
            ],
            ['Received', <DateText key="at" value={mail.receivedAt} />],
          ]}
        />
      </Section>
      <Section>
        <Tabs defaultValue="mail" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="mail">Message</Tabs.Tab>
            <Tabs.Tab value="headers">Headers</Tabs.Tab>
            <Tabs.Tab value="source">Source</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="mail" pt="md">
            <MailPreview subject={mail.subject} html={mail.html} text={mail.text} />
          </Tabs.Panel>
          <Tabs.Panel value="headers" pt="md">
            <DescriptionList
              items={mail.headers.map(({ name, value }) => [
                name,
                <bdi key={name} style={{ overflowWrap: 'anywhere' }}>
                  {value}
                </bdi>,
              ])}
            />
          </Tabs.Panel>
          <Tabs.Panel value="source" pt="md">
            <Stack>
              <Code
                block
                tabIndex={0}
                aria-label="Source of the message"
                style={{ maxHeight: 640, overflow: 'auto' }}
              >
                {mail.source}
              </Code>
            </Stack>
          </Tabs.Panel>
        </Tabs>
      </Section>
    </Page>
  )
}
