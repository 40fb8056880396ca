import { Code, Skeleton, Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../address.ts'
import { type Answer, answer, api } from '../../api.ts'
import { useCan } from '../../session.ts'
import {
  DateText,
  DescriptionList,
  FaultAlert,
  MailPreview,
  Page,
  Section,
  TextLink,
} from '../../ui/index.ts'

type Message = Answer<'/api/mailbox/{id}'>

/** One caught mail: as its reader sees it, and as it would have travelled. */
export default function Mail() {
  const id = useParam('id')
  const query = useQuery({
    queryKey: ['mailbox', 'one', id],
    queryFn: () => answer(api.GET('/api/mailbox/{id}', { params: { path: { id } } })),
  })
  const mail = query.data
  return (
    <Page
      title={<bdi>{mail ? mail.subject || 'No subject' : 'Mail'}</bdi>}
      documentTitle={mail?.subject || 'Mail'}
      parents={[{ label: 'Mailbox', to: '/mailbox' }]}
    >
      {query.error && !mail && <FaultAlert error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={480} radius="lg" />}
      {mail && <MailParts mail={mail} />}
    </Page>
  )
}

function MailParts({ mail }: { mail: Message }) {
  const can = useCan()
  return (
    <>
      <Section>
        <DescriptionList
          items={[
            ['To', <bdi key="to">{mail.recipient}</bdi>],
            ['Received', <DateText key="received" value={mail.receivedAt} />],
            ['Purpose', mail.purpose],
            [
              'Campaign',
              can('campaigns.read') ? (
                <TextLink key="campaign" to={`/campaigns/${mail.campaignId}`}>
                  See the campaign
                </TextLink>
              ) : undefined,
            ],
            [
              'Person',
              can('people.read') ? (
                <TextLink key="person" to={`/people/${mail.profileId}`}>
                  See the person
                </TextLink>
              ) : undefined,
            ],
          ]}
        />
      </Section>
      <Section>
        <Tabs defaultValue="mail" keepMounted={false}>
          <Tabs.List mb="md">
            <Tabs.Tab value="mail">As it is read</Tabs.Tab>
            <Tabs.Tab value="headers">Headers</Tabs.Tab>
            <Tabs.Tab value="source">Source</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="mail">
            <MailPreview subject={mail.subject} html={mail.html} text={mail.text} />
          </Tabs.Panel>
          <Tabs.Panel value="headers">
            <DescriptionList
              items={mail.headers.map(({ name, value }) => [name, <bdi key={name}>{value}</bdi>])}
            />
          </Tabs.Panel>
          <Tabs.Panel value="source">
            <Code block tabIndex={0} mah={640} style={{ overflow: 'auto' }}>
              {mail.source}
            </Code>
          </Tabs.Panel>
        </Tabs>
      </Section>
    </>
  )
}
