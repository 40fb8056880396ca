import { Button, Tooltip } from '@mantine/core'
import { useGo } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { ConfirmButton, toast } from '../../ui/index.ts'
import { useMissing } from './checklist.tsx'
import { type Campaign, keepCampaign } from './model.ts'

/** What can be done with the campaign where it stands; `dirty` plans are saved first. */
export function Actions({ campaign, dirty }: { campaign: Campaign; dirty: boolean }) {
  const can = useCan()
  const go = useGo()
  const missing = useMissing(campaign).data ?? []
  const path = { id: campaign.id }
  const { state } = campaign
  const keep = async (call: Promise<Campaign>, said: string) => {
    await keepCampaign(queryClient, await call)
    toast.good(said)
  }
  const copy = async () => {
    const made = await answer(api.POST('/api/campaigns/{id}/copy', { params: { path }, body: {} }))
    await keepCampaign(queryClient, made)
    go(`/campaigns/${made.id}`)
  }
  const outdated = missing.some(({ code }) => code === 'approval_outdated')
  const inPlay = ['scheduled', 'ramping', 'running'].includes(state)
  const over = state === 'done' || state === 'cancelled'
  return (
    <>
      {can('campaigns.write') && (
        <Button variant="default" onClick={() => void copy().catch(toast.bad)}>
          Copy
        </Button>
      )}
      {can('campaigns.write') && !over && (
        <ConfirmButton
          danger
          title="Cancel this campaign?"
          consequence="It ends for good: what was not sent yet is not sent any more. What was sent stays and is measured."
          confirm="Cancel the campaign"
          onConfirm={() =>
            keep(answer(api.POST('/api/campaigns/{id}/cancel', { params: { path }, body: {} })), 'Cancelled')
          }
        >
          Cancel campaign
        </ConfirmButton>
      )}
      {can('campaigns.write') && inPlay && (
        <ConfirmButton
          title="Pause this campaign?"
          consequence="Nothing more is decided or sent until it is resumed. It then goes on where it was."
          confirm="Pause"
          onConfirm={() =>
            keep(answer(api.POST('/api/campaigns/{id}/pause', { params: { path }, body: {} })), 'Paused')
          }
        >
          Pause
        </ConfirmButton>
      )}
      {can('campaigns.launch') && state === 'paused' && (
        <ConfirmButton
          variant="filled"
          title="Resume this campaign?"
          consequence="It goes on where it was. Every message is checked again at the instant of sending."
          confirm="Resume"
          onConfirm={() =>
            keep(answer(api.POST('/api/campaigns/{id}/resume', { params: { path }, body: {} })), 'Resumed')
          }
        >
          Resume
        </ConfirmButton>
      )}
      {can('campaigns.write') && (state === 'draft' || (state === 'approved' && outdated)) && (
        <SubmitButton
          hindrance={dirty ? 'Save first' : undefined}
          submit={() =>
            keep(
              answer(api.POST('/api/campaigns/{id}/submit', { params: { path }, body: {} })),
              'Submitted: somebody who did not work on it now decides',
            )
          }
        />
      )}
      {can('campaigns.launch') && state === 'approved' && !outdated && (
        <ConfirmButton
          variant="filled"
          title="Launch this campaign?"
          consequence={
            campaign.definition.startsAt
              ? 'It starts at its time, and reaches everybody in the segment then.'
              : 'It starts now, and reaches everybody in the segment.'
          }
          confirm="Launch"
          disabled={dirty}
          onConfirm={() =>
            keep(answer(api.POST('/api/campaigns/{id}/launch', { params: { path }, body: {} })), 'Launched')
          }
        >
          Launch
        </ConfirmButton>
      )}
    </>
  )
}

function SubmitButton({ hindrance, submit }: { hindrance: string | undefined; submit: () => Promise<void> }) {
  if (hindrance)
    return (
      <Tooltip label={hindrance}>
        <Button aria-disabled data-disabled>
          Submit for approval
        </Button>
      </Tooltip>
    )
  return (
    <ConfirmButton
      variant="filled"
      title="Submit for approval?"
      consequence="Somebody who did not work on it decides about exactly this plan. An edit takes it back."
      confirm="Submit"
      onConfirm={submit}
    >
      Submit for approval
    </ConfirmButton>
  )
}
