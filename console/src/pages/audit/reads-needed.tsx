import { Group, NumberInput, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { Section } from '../../ui/index.ts'

/** How many must be read to be so sure that fewer than so many are bad. */
export function ReadsNeeded() {
  const [limit, setLimit] = useState(1)
  const [confidence, setConfidence] = useState(95)
  const [lot, setLot] = useState<number | ''>('')
  const query = {
    limit: Math.min(0.5, Math.max(0.0005, limit / 100)),
    confidence: Math.min(0.999, Math.max(0.5, confidence / 100)),
    ...(lot !== '' && lot >= 1 && { lot }),
  }
  const reads = useQuery({
    queryKey: ['audit', 'reads-needed', query],
    queryFn: () => answer(api.GET('/api/audit/reads-needed', { params: { query } })),
    placeholderData: keepPreviousData,
  })
  return (
    <Section title="How many must we read?">
      <Group align="end" gap="md">
        <NumberInput
          label="Fewer bad than, %"
          w={150}
          min={0.05}
          max={50}
          step={0.5}
          value={limit}
          onChange={(value) => setLimit(Number(value) || 1)}
        />
        <NumberInput
          label="Sure to, %"
          w={150}
          min={50}
          max={99.9}
          value={confidence}
          onChange={(value) => setConfidence(Number(value) || 95)}
        />
        <NumberInput
          label="Of so many sent"
          placeholder="any number"
          w={170}
          min={1}
          value={lot}
          onChange={(value) => setLot(value === '' ? '' : Math.floor(Number(value)))}
        />
        <Text pb={8} aria-live="polite">
          Read <b>{reads.data?.reads.toLocaleString('en') ?? '…'}</b> without finding a defect.
        </Text>
      </Group>
    </Section>
  )
}
