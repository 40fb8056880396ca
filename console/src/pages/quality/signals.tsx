import { Text } from '@mantine/core'
import { CodeBox, Section } from '../../ui/index.ts'

const COMMAND =
  'npx tactful evaluate signals --orders orders.csv --people people.csv --calibrate-to 2025-07-01 --to 2025-10-01 --outcome above-median'

/** Whether demographics and bought segments tell more than behaviour. */
export function SignalsSection() {
  return (
    <Section
      title="Do demographics add to behaviour?"
      description="Try it on your own data before you buy a segment or ask for an age."
    >
      <Text size="sm" mb="sm">
        The command fits the propensity of production on behaviour, on demographics, on third-party columns
        and on each together, in five folds, and says with an interval what each adds.
      </Text>
      <CodeBox value={COMMAND} label="the command" />
    </Section>
  )
}
