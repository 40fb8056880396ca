import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Answer, answer, api } from '../../api.ts'
import { Empty, FaultAlert } from '../../ui/index.ts'
import { bodyWords, SlotDiff } from '../content/changes.tsx'
import { diffLines } from '../content/diff.ts'

type Variant = Answer<'/api/content/variants/{id}'>

/** What a variant says otherwise than when it was last approved. */
export function VariantChanges({ variant }: { variant: Variant }) {
  const { id, hash } = variant
  const before = useQuery({
    queryKey: ['review', 'last-approved', id, hash],
    queryFn: async () => {
      const query = { subjectKind: 'variant', subjectId: id }
      const { items } = await answer(api.GET('/api/review/approvals', { params: { query } }))
      const last = items.find((approval) => approval.subject.hash !== hash)?.subject.hash
      if (last === undefined) return null
      return answer(
        api.GET('/api/content/variants/{id}', { params: { path: { id }, query: { hash: last } } }),
      )
    },
  })
  if (before.error) return <FaultAlert error={before.error} retry={() => void before.refetch()} />
  if (before.data === undefined) return <Skeleton height={200} />
  if (before.data === null)
    return (
      <Empty title="Nothing to compare with">No earlier wording of this variant was ever approved.</Empty>
    )
  const slots = slotsOf(before.data)
  const changes = Object.entries(slotsOf(variant)).filter(([place, words]) => slots[place] !== words)
  if (changes.length === 0)
    return <Empty title="The same words as before">They were approved once and are asked for again.</Empty>
  return (
    <Stack gap="lg">
      {changes.map(([place, words]) => (
        <SlotDiff key={place} place={place} lines={diffLines(slots[place] ?? '', words)} />
      ))}
    </Stack>
  )
}

const slotsOf = (variant: Variant): Record<string, string> => ({
  Subject: variant.subject,
  Preheader: variant.preheader,
  Body: bodyWords(variant.blocks),
  Purpose: variant.purpose,
  'Look and footer': Object.values(variant.style).join('\n'),
  'Personal fields': variant.fields
    .map(
      ({ name, source, minimumGrade, fallback }) => `${name}: ${source.key}, ${minimumGrade}, “${fallback}”`,
    )
    .join('\n'),
})
