import { Stack, Text } from '@mantine/core'
import { Section, TextLink } from '../../ui/index.ts'
import type { Task } from '../review/task.ts'
import { reasonWords } from './words.ts'

/** A correction that was asked for: what went wrong, what is proposed, what each verdict does. */
export default function CorrectionTask({ task }: { task: Task }) {
  return (
    <Section title="What is proposed">
      <Stack gap="sm">
        <Text style={{ whiteSpace: 'pre-wrap' }}>{String(task.payload.proposal ?? '')}</Text>
        <Text>
          The defect: {reasonWords(String(task.payload.reason ?? ''))}.{' '}
          <TextLink to={`/audit/defects/${task.subject.id}`}>See who got it, and what was done</TextLink>
        </Text>
        <Text>Pass when the correction went out. Fail, with a note, when none is needed.</Text>
      </Stack>
    </Section>
  )
}
