import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useGo } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { useCan } from '../../session.ts'
import { ConfirmButton } from '../../ui/index.ts'
import type { Person } from './words.ts'

/** A copy of everything for the person, and their wish to be forgotten. */
export function RightsButtons({ person }: { person: Person }) {
  const can = useCan()
  const go = useGo()
  const queries = useQueryClient()
  const path = { id: person.profileId }
  return (
    <>
      {can('people.export') && (
        <Button
          variant="default"
          component="a"
          href={`/api/people/${person.profileId}/export`}
          download={`person-${person.profileId}.json`}
        >
          Export
        </Button>
      )}
      {can('people.write') && <Objection person={person} />}
      {can('people.erase') && (
        <ConfirmButton
          danger
          title="Erase this person?"
          confirm="Erase for good"
          consequence="What they were, did and were sent is removed from both databases, and waiting messages are not sent. Results that counted their orders no longer do. It cannot be undone."
          onConfirm={async () => {
            await answer(api.POST('/api/people/{id}/erase', { params: { path } }))
            await queries.invalidateQueries({ queryKey: ['people'] })
            go('/people')
          }}
        >
          Erase
        </ConfirmButton>
      )}
    </>
  )
}

/** Objection to profiling: still served, with what everybody sees. */
function Objection({ person }: { person: Person }) {
  const queries = useQueryClient()
  const objects = person.consent.some(
    ({ channel, purpose, state }) =>
      channel === 'email' && purpose === 'personalization' && state === 'denied',
  )
  return (
    <ConfirmButton
      title={objects ? 'Personalize for this person again?' : 'This person objects to profiling?'}
      confirm={objects ? 'Personalize again' : 'Keep the objection'}
      consequence={
        objects
          ? 'What they told and did decides again what they are shown.'
          : 'They are still served: messages use fallbacks, pages and recommendations show what everybody sees.'
      }
      onConfirm={async () => {
        await answer(
          api.POST('/api/people/{id}/objection', {
            params: { path: { id: person.profileId } },
            body: { objects: !objects },
          }),
        )
        await queries.invalidateQueries({ queryKey: ['people'] })
      }}
    >
      {objects ? 'Personalize again' : 'Objects to profiling'}
    </ConfirmButton>
  )
}
