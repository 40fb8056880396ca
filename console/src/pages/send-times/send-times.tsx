import { Button, Skeleton, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import {
  DateText,
  Empty,
  FaultAlert,
  NumberText,
  Page,
  PersonPicker,
  Section,
  toast,
} from '../../ui/index.ts'
import { HeatMap } from './heat-map.tsx'

/** When people are there, everybody and one person. */
export default function SendTimes() {
  const can = useCan()
  const [profileId, setProfileId] = useState<string | null>(null)
  const query = useQuery({
    queryKey: ['send-times', profileId],
    queryFn: () =>
      answer(api.GET('/api/send-times', { params: { query: profileId === null ? {} : { profileId } } })),
  })
  const learn = useMutation({
    mutationFn: () => answer(api.POST('/api/send-times/learn')),
    onSuccess: async ({ people }) => {
      await queryClient.invalidateQueries({ queryKey: ['send-times'] })
      toast.good(`Learnt from the visits of ${people} people`)
    },
  })
  const everybody = query.data?.everybody
  return (
    <Page
      title="Send times"
      description="When people are there, by hour of the week on their own clock, from visits and from what they opened and clicked themselves."
      actions={
        can('campaigns.write') ? (
          <Button variant="default" loading={learn.isPending} onClick={() => learn.mutate()}>
            Learn now
          </Button>
        ) : undefined
      }
    >
      <FaultAlert error={learn.error} title="It could not be learnt" />
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton height={260} />
      ) : everybody ? (
        <>
          <Section
            title="Everybody"
            description="A person with little history is taken to be like everybody."
          >
            <HeatMap hours={everybody.hours} label="When everybody is there" />
            <Text size="sm" c="dimmed" mt="xs">
              Learnt <DateText value={everybody.computedAt} />; <NumberText value={query.data.people} />{' '}
              people have hours of their own.
            </Text>
          </Section>
          <Section title="One person">
            <PersonPicker value={profileId} onChange={setProfileId} label="Person" />
            {query.data.person && (
              <HeatMap hours={query.data.person.hours} label="When this person is there" />
            )}
            {profileId !== null && !query.data.person && (
              <Text c="dimmed">Nothing is known of this person yet; the hours of everybody are used.</Text>
            )}
          </Section>
        </>
      ) : (
        <Empty title="Nothing learnt yet">
          It is learnt every night from visits. You can also learn now.
        </Empty>
      )}
    </Page>
  )
}
