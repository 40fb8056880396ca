import { ActionIcon, Group, NumberInput, Select, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { identityWords } from '../people/words.ts'
import type { Rules } from './rules-of-identity.ts'

type Kind = Rules['priority'][number]
type Limit = Rules['limits'][Kind]

const periods = [
  { value: 'week', label: 'in a week' },
  { value: 'year', label: 'in a year' },
  { value: 'ever', label: 'ever' },
]
/** Several people use one device: its kinds stay behind those of a person. */
const ownKinds = 3

/** Limits of each kind, in the order of their strength, which can be changed. */
export function IdentityLimits(props: { rules: Rules; may: boolean; change: (rules: Rules) => void }) {
  const { rules, may, change } = props
  const limit = (kind: Kind, next: Partial<Limit>) =>
    change({ ...rules, limits: { ...rules.limits, [kind]: { ...rules.limits[kind], ...next } } })
  const move = (from: number, to: number) => {
    const priority = [...rules.priority]
    const [kind] = priority.splice(from, 1)
    if (kind) priority.splice(to, 0, kind)
    change({ ...rules, priority })
  }
  const movable = (from: number, to: number) =>
    to >= 0 && to < rules.priority.length && from < ownKinds === to < ownKinds
  return (
    <Stack gap="sm">
      {rules.priority.map((kind, index) => {
        const name = identityWords[kind] ?? kind
        return (
          <Group key={kind} gap="sm" wrap="wrap">
            <Text w={140} fw={600}>
              {index + 1}. {name}
            </Text>
            <NumberInput
              aria-label={`${name}: how many`}
              w={90}
              min={1}
              max={500}
              allowDecimal={false}
              disabled={!may}
              value={rules.limits[kind].most}
              onChange={(value) => typeof value === 'number' && limit(kind, { most: value })}
            />
            <Select
              aria-label={`${name}: in which period`}
              w={130}
              data={periods}
              allowDeselect={false}
              disabled={!may}
              value={rules.limits[kind].per}
              onChange={(value) => limit(kind, { per: (value ?? 'ever') as Limit['per'] })}
            />
            {may && (
              <Group gap={4}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`${name}: stronger`}
                  disabled={!movable(index, index - 1)}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`${name}: weaker`}
                  disabled={!movable(index, index + 1)}
                  onClick={() => move(index, index + 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              </Group>
            )}
          </Group>
        )
      })}
    </Stack>
  )
}
