import { Button, Group, Text } from '@mantine/core'
import type { Condition } from './condition.ts'
import { usePresets } from './suggestions.ts'

const bought = (value: number): Condition => ({
  kind: 'event',
  event: 'Order Completed',
  is: { measure: 'count', op: 'at_least', value },
})
const didNot = (event: string, n: number): Condition => ({
  kind: 'event',
  event,
  within: { kind: 'last', n, unit: 'days' },
  is: { measure: 'count', op: 'exactly', value: 0 },
})
const did = (event: string, n: number): Condition => ({
  kind: 'event',
  event,
  within: { kind: 'last', n, unit: 'days' },
  is: { measure: 'count', op: 'at_least', value: 1 },
})

const starters: { label: string; start: Condition }[] = [
  { label: 'Lapsed regulars', start: { kind: 'and', of: [bought(2), didNot('Order Completed', 60)] } },
  {
    label: 'Left a cart behind',
    start: { kind: 'and', of: [did('Product Added', 7), didNot('Order Completed', 7)] },
  },
  {
    label: 'Best customers',
    start: {
      kind: 'behaviour',
      of: 'revenue',
      within: { kind: 'last', n: 365, unit: 'days' },
      op: 'at_least',
      value: 500,
    },
  },
  {
    label: 'Bought once',
    start: {
      kind: 'event',
      event: 'Order Completed',
      is: { measure: 'count', op: 'exactly', value: 1 },
    },
  },
]

/** Frequent segments to begin with. */
export function Starters({ choose }: { choose: (start: Condition) => void }) {
  const presets = usePresets()
  return (
    <div>
      <Text size="sm" c="dimmed" mb={8}>
        Begin with a frequent one and change it, or add conditions below.
      </Text>
      <Group gap="xs">
        {[...presets, ...starters].map(({ label, start }) => (
          <Button
            key={label}
            size="xs"
            variant="light"
            styles={{
              root: { height: 'auto', minHeight: 30, paddingBlock: 4 },
              label: { whiteSpace: 'normal' },
            }}
            onClick={() => choose(start)}
          >
            {label}
          </Button>
        ))}
      </Group>
    </div>
  )
}
