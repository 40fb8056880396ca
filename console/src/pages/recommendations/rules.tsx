import { Button, Group, NumberInput, SimpleGrid, Switch, TagsInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { FaultAlert, Section, toast } from '../../ui/index.ts'

type Versioned = Awaited<ReturnType<typeof load>>

const load = () => answer(api.GET('/api/recommender/rules'))

const lists = [
  ['pinned', 'Always first'],
  ['buried', 'Always last'],
  ['excludedItems', 'Never these products'],
  ['excludedCategories', 'Never these categories'],
] as const

/** What people set: stock, margin, exclusions, diversity, pinned and buried products. */
export function Rules() {
  const may = useCan()('catalog.write')
  const query = useQuery({ queryKey: ['recommender', 'rules'], queryFn: load })
  const [draft, setDraft] = useState<Versioned>()
  useEffect(() => setDraft(query.data), [query.data])
  const saving = useMutation({
    mutationFn: (body: Versioned) => answer(api.PUT('/api/recommender/rules', { body })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['recommender', 'rules'] })
      toast.good('Rules saved')
    },
  })
  const change = (part: Partial<Versioned['rules']>) =>
    draft && setDraft({ ...draft, rules: { ...draft.rules, ...part } })
  const fault = query.error ?? saving.error
  return (
    <Section title="Rules" description="They hold whatever the model finds.">
      {fault && <FaultAlert error={fault} />}
      {draft && (
        <>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Switch
              label="Only what is in stock"
              checked={draft.rules.inStockOnly}
              disabled={!may}
              onChange={(event) => change({ inStockOnly: event.currentTarget.checked })}
            />
            <NumberInput
              label="Bought products and their substitutes rest, days"
              min={0}
              max={3650}
              allowDecimal={false}
              value={draft.rules.boughtDays}
              disabled={!may}
              onChange={(value) => typeof value === 'number' && change({ boughtDays: value })}
            />
            <NumberInput
              label="Least margin"
              min={0}
              value={draft.rules.leastMargin ?? ''}
              disabled={!may}
              onChange={(value) => change({ leastMargin: typeof value === 'number' ? value : null })}
            />
            <NumberInput
              label="Most of one category"
              min={1}
              max={100}
              allowDecimal={false}
              value={draft.rules.mostPerCategory ?? ''}
              disabled={!may}
              onChange={(value) => change({ mostPerCategory: typeof value === 'number' ? value : null })}
            />
            {lists.map(([name, label]) => (
              <TagsInput
                key={name}
                label={label}
                value={draft.rules[name]}
                disabled={!may}
                onChange={(value) => change({ [name]: value })}
              />
            ))}
          </SimpleGrid>
          {may && (
            <Group mt="md">
              <Button loading={saving.isPending} onClick={() => saving.mutate(draft)}>
                Save rules
              </Button>
            </Group>
          )}
        </>
      )}
    </Section>
  )
}
