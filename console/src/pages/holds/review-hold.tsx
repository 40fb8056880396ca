import { Stack, Text } from '@mantine/core'
import { TextLink } from '../../ui/index.ts'
import type { Task } from '../review/task.ts'

/** A hold that was found in somebody's words: who it is, and what each verdict does. */
export default function ReviewHold({ task }: { task: Task }) {
  const profileId = typeof task.payload.profileId === 'string' ? task.payload.profileId : undefined
  return (
    <Stack gap="sm">
      <Text>
        Something that this person wrote may mean that ordinary mail would hurt or anger them. Until somebody
        decides, they get no marketing and no service mail.
      </Text>
      {profileId && <TextLink to={`/people/${profileId}`}>See the person, and what they wrote</TextLink>}
      <Text>
        Pass keeps the hold. Fail, with a note, releases it; a sensitive one stays until somebody with the
        role care releases it on the <TextLink to="/holds">Holds page</TextLink>.
      </Text>
    </Stack>
  )
}
