import { Button, Code, Group, Select, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Answer, answer, api } from '../../api.ts'
import { FaultAlert, Section } from '../../ui/index.ts'
import { identityWords } from '../people/words.ts'
import type { Rules } from './rules-of-identity.ts'

const kinds = Object.entries(identityWords).map(([value, label]) => ({ value, label }))

/** Whether a value counts under the rules in force. */
export function IdentityTry() {
  const [kind, setKind] = useState<Rules['priority'][number]>('email')
  const [value, setValue] = useState('')
  const [found, setFound] = useState<{ value: string; result: Answer<'/api/identity/rules/try', 'post'> }>()
  const [error, setError] = useState<unknown>()
  const send = async () => {
    setError(undefined)
    try {
      setFound({
        value,
        result: await answer(api.POST('/api/identity/rules/try', { body: { kind, value } })),
      })
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <Section title="Try a value" description="Under the rules that are saved.">
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault()
          void send()
        }}
      >
        <Group gap="sm" align="flex-end">
          <Select
            label="Kind"
            data={kinds}
            allowDeselect={false}
            value={kind}
            onChange={(next) => setKind((next ?? 'email') as typeof kind)}
            w={180}
          />
          <TextInput
            label="Value to try"
            value={value}
            onChange={(change) => setValue(change.currentTarget.value)}
            w={280}
          />
          <Button type="submit" variant="default" disabled={value.trim() === ''}>
            Try
          </Button>
        </Group>
      </form>
      <FaultAlert error={error} />
      {found && (
        <Text mt="sm" size="sm" aria-live="polite">
          <Code>{found.value}</Code> {verdictOf(found.result)}
        </Text>
      )}
    </Section>
  )
}

function verdictOf({ counts, as, rule }: Answer<'/api/identity/rules/try', 'post'>): string {
  if (counts) return `counts as an identity, compared as “${as}”.`
  if (!rule) return 'has not the form of such an identity, so it joins nobody.'
  const note = rule.note ? ` (${rule.note})` : ''
  return rule.effect === 'alone'
    ? `joins nobody; it is an identity only where an event tells nothing else${note}.`
    : `is never an identity${note}.`
}
