import { Button, Group, Modal, Skeleton, Stack, Text, Textarea, ThemeIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient, useCan, useSession } from '../../session.ts'
import { subjectAddress } from '../../subjects.ts'
import { DateText, FaultAlert, Section, TextLink, toast } from '../../ui/index.ts'
import classes from './checklist.module.css'
import { type Campaign, keepCampaign, type Missing } from './model.ts'

/** How what keeps a campaign from going live is named and asked. */
export function useMissing(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaigns', campaign.id, 'missing', campaign.version, campaign.state],
    queryFn: async () => {
      const { items } = await answer(
        api.GET('/api/campaigns/{id}/missing', { params: { path: { id: campaign.id } } }),
      )
      return items
    },
    refetchInterval: 10_000,
  })
}

/** What is still missing before the campaign can go live, each with what to do and where. */
export function Checklist({ campaign }: { campaign: Campaign }) {
  const missing = useMissing(campaign)
  const items = missing.data
  return (
    <Section
      title="Before it goes live"
      {...(items && {
        description:
          items.length === 0
            ? 'Everything is there.'
            : `${items.length} ${items.length === 1 ? 'thing' : 'things'} to settle`,
      })}
    >
      {missing.error ? (
        <FaultAlert error={missing.error} retry={() => void missing.refetch()} />
      ) : items ? (
        <Stack gap="md">
          {items.length === 0 && (
            <Group gap="sm" wrap="nowrap">
              <ThemeIcon color="green" size={24} radius="xl">
                <IconCheck size={16} aria-hidden />
              </ThemeIcon>
              <Text size="sm">Ready to launch.</Text>
            </Group>
          )}
          <ul className={classes.list}>
            {items.map((item) => (
              <Item key={`${item.code} ${item.message}`} item={item} campaign={campaign} />
            ))}
          </ul>
          <Overrides campaign={campaign} />
        </Stack>
      ) : (
        <Skeleton height={120} />
      )}
    </Section>
  )
}

function Item({ item, campaign }: { item: Missing; campaign: Campaign }) {
  const to = item.subject && subjectAddress(item.subject)
  return (
    <li className={classes.item}>
      <ThemeIcon color="yellow" variant="light" size={24} radius="xl" mt={2}>
        <IconAlertTriangle size={14} aria-hidden />
      </ThemeIcon>
      <div>
        <Text size="sm">{item.message}</Text>
        <Text size="sm" c="dimmed">
          {to ? (
            <TextLink to={to} size="sm">
              {item.todo}
            </TextLink>
          ) : (
            item.todo
          )}
        </Text>
        {item.override && <SetAside campaign={campaign} code={item.override} />}
      </div>
    </li>
  )
}

const overrideWords: Record<NonNullable<Missing['override']>, string> = {
  objective: 'the objective',
  control: 'the control group',
  readiness: 'the data’s readiness',
}

/** Lets an approver who did not work on the campaign set a requirement aside, with a reason. */
function SetAside({ campaign, code }: { campaign: Campaign; code: NonNullable<Missing['override']> }) {
  const can = useCan()
  const { user } = useSession()
  const [opened, { open, close }] = useDisclosure()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  if (!can('approvals.give') || campaign.authors.some((author) => author.id === user.id)) return null
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const path = { id: campaign.id }
      const made = await answer(
        api.POST('/api/campaigns/{id}/override', { params: { path }, body: { code, reason: reason.trim() } }),
      )
      await keepCampaign(queryClient, made)
      toast.good('Set aside; your name and reason stay visible')
      close()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button size="compact-sm" variant="subtle" mt={2} ml={-8} onClick={open}>
        Set aside …
      </Button>
      <Modal opened={opened} onClose={close} title={`Go without ${overrideWords[code]}?`}>
        <Stack>
          <Text size="sm">
            Your name and the reason stay visible with the campaign and its result. An edit of the campaign
            takes it back.
          </Text>
          <FaultAlert error={error} />
          <Textarea
            label="Reason"
            required
            data-autofocus
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button loading={busy} disabled={reason.trim() === ''} onClick={() => void save()}>
              Set aside
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

/** What was set aside, by whom and why: it never disappears. */
export function Overrides({ campaign }: { campaign: Campaign }) {
  if (campaign.overrides.length === 0) return null
  return (
    <ul className={classes.list}>
      {campaign.overrides.map((override) => (
        <li key={override.code} className={classes.aside}>
          <Text size="sm">
            <b>{override.by}</b> set {overrideWords[override.code]} aside: “<bdi>{override.reason}</bdi>”
          </Text>
          <Text size="xs" c="dimmed">
            <DateText value={override.at} />
          </Text>
        </li>
      ))}
    </ul>
  )
}
