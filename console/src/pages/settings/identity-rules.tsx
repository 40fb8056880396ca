import { Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { ConfirmButton, DateText, FaultAlert, Section, toast } from '../../ui/index.ts'
import { BlockedValues } from './identity-blocked.tsx'
import { IdentityLimits } from './identity-limits.tsx'
import { IdentityTry } from './identity-try.tsx'

/** What counts as an identity, how many of each kind one person may have, and which is the strongest. */
export function IdentityRules() {
  const query = useQuery({
    queryKey: ['identity', 'rules'],
    queryFn: () => answer(api.GET('/api/identity/rules')),
  })
  if (query.error) return <FaultAlert error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <Skeleton height={360} />
  return <Editor key={query.data.version} stored={query.data} />
}

function Editor({ stored }: { stored: Answer<'/api/identity/rules'> }) {
  const may = useCan()('settings.write')
  const [rules, setRules] = useState(stored.rules)
  const [error, setError] = useState<unknown>()
  const changed = JSON.stringify(rules) !== JSON.stringify(stored.rules)
  const save = async () => {
    setError(undefined)
    try {
      await answer(api.PUT('/api/identity/rules', { body: { rules, version: stored.version } }))
      await queryClient.invalidateQueries({ queryKey: ['identity'] })
      await queryClient.invalidateQueries({ queryKey: ['people'] })
      toast.good('Rules saved; people are decided anew within moments')
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <Stack gap="lg">
      <Section
        flush
        title="Values that tell nobody apart"
        description="They join no people. The first rule that fits a value decides."
      >
        <BlockedValues rules={rules} may={may} change={setRules} />
      </Section>
      <IdentityTry />
      <Section
        title="How many one person may have, strongest kind first"
        description="An event is kept under the strongest identity that it tells. What would overflow a limit stays outside, beginning with the weakest."
      >
        <IdentityLimits rules={rules} may={may} change={setRules} />
      </Section>
      <FaultAlert error={error} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {stored.version === 0 ? (
            'These are the rules that ship.'
          ) : (
            <>
              Version {stored.version}
              {stored.changedAt && (
                <>
                  , <DateText value={stored.changedAt} />
                </>
              )}
              {stored.changedBy && (
                <>
                  {' '}
                  by <bdi>{stored.changedBy}</bdi>
                </>
              )}
            </>
          )}
        </Text>
        {may && (
          <Group gap="sm">
            <Button variant="default" disabled={!changed} onClick={() => setRules(stored.rules)}>
              Discard
            </Button>
            <ConfirmButton
              variant="filled"
              disabled={!changed}
              title="Change the rules of identity?"
              confirm="Save"
              consequence="Who is one person is decided anew from the same evidence: people whom the new rules keep apart are separated, and people whom they allow are joined. Changing the rules back brings back what was."
              onConfirm={save}
            >
              Save
            </ConfirmButton>
          </Group>
        )}
      </Group>
    </Stack>
  )
}
