import { Stack, Text } from '@mantine/core'
import type { Task } from '../review/task.ts'
import { PairView } from './comparison.tsx'

/** Two records on the desk: passing says that they are one person, failing that they are two. */
export default function ReviewDuplicate({ task }: { task: Task }) {
  return (
    <Stack gap="lg">
      <Text>
        Pass if this is one person: the records are merged, which can be taken back. Fail if they are two
        people: they are not compared again.
      </Text>
      <PairView id={task.subject.id} />
    </Stack>
  )
}
