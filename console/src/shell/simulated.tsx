import { Group, Text } from '@mantine/core'
import { IconFlask2 } from '@tabler/icons-react'
import { removeSample, useSample } from '../sample.ts'
import { useCan, useSession } from '../session.ts'
import { ConfirmButton } from '../ui/index.ts'
import classes from './simulated.module.css'

const words: Record<string, string> = {
  starting: 'People are moving in …',
  history: 'Their history arrives',
  campaigns: 'Campaigns start',
  removing: 'The sample is being removed …',
}

/** Says on every page that nobody here is real, how far the sample is, and lets an administrator remove it. */
export function SimulatedBar() {
  const { workspace } = useSession()
  const can = useCan()
  const { data } = useSample()
  if (!workspace.simulated) return null
  return (
    <aside className={classes.bar} aria-label="Simulated shop">
      <Group gap={8} wrap="nowrap" className={classes.words}>
        <IconFlask2 size={16} aria-hidden className={classes.icon} />
        <Text size="sm" className={classes.text}>
          <strong>Simulated shop.</strong> Nobody here is real, and no mail leaves.{' '}
          <span className={classes.progress} role="status">
            {data && told(data)}
          </span>
        </Text>
      </Group>
      {can('settings.write') && (
        <ConfirmButton
          size="compact-xs"
          flex="none"
          variant="subtle"
          color="gray"
          title="Remove the simulated shop?"
          consequence="Its people, events, campaigns and mails are deleted, and whatever else was made in this workspace. The journal stays. This cannot be undone."
          confirm="Remove it"
          danger
          onConfirm={removeSample}
        >
          Remove
        </ConfirmButton>
      )}
    </aside>
  )
}

function told({ stage, share, problem }: { stage: string; share: number; problem: string | null }): string {
  if (stage === 'stopped') return `It stands still: ${problem ?? 'the simulator ended'}`
  const percent = `${Math.floor(share * 100)} % of its history is here.`
  if (stage === 'live') return share < 1 ? percent : ''
  return stage === 'history' ? `${words.history}: ${Math.floor(share * 100)} %.` : (words[stage] ?? '')
}
