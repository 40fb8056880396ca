import { Checkbox, Group, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { FaultAlert, StatusBadge, TextLink } from '../../ui/index.ts'
import { BestHourForm } from './best-hour-form.tsx'
import { ChoiceForm } from './choice-form.tsx'
import type { Definition } from './model.ts'
import type { PartProps } from './who-form.tsx'

type Step = Definition['steps'][number]

/** What: the e-mail, and which of its variants are used. */
export function WhatForm({ plan, onChange, readOnly }: PartProps) {
  const contents = useQuery({
    queryKey: ['content', 'pick'],
    queryFn: async () => (await answer(api.GET('/api/content', { params: { query: { limit: 200 } } }))).items,
  })
  const step = plan.steps[0]
  if (contents.error) return <FaultAlert error={contents.error} retry={() => void contents.refetch()} />
  if (!contents.data) return <Skeleton height={60} />
  const options = contents.data.filter(
    (content) => content.purpose === plan.purpose || content.id === step?.contentId,
  )
  const setStep = (next: Step | undefined) => onChange({ steps: next ? [next] : [] })
  return (
    <>
      <Group align="flex-end" wrap="wrap">
        <Select
          label="E-mail"
          placeholder="Choose what to say"
          searchable
          clearable
          flex={1}
          miw={240}
          readOnly={readOnly}
          data={options.map(({ id, name }) => ({ value: id, label: name }))}
          nothingFoundMessage={`No ${plan.purpose} e-mail is called that`}
          value={step?.contentId ?? null}
          onChange={(contentId) =>
            setStep(
              contentId === null
                ? undefined
                : { id: step?.id ?? 'mail', kind: 'message', channel: 'email', contentId, variantIds: [] },
            )
          }
        />
        {!readOnly && (
          <TextLink to="/content/new" size="sm" mb={8}>
            Write a new e-mail
          </TextLink>
        )}
      </Group>
      {step && <Variants step={step} onChange={setStep} readOnly={readOnly} />}
      {step && <BestHourForm step={step} onChange={setStep} readOnly={readOnly} />}
      {step && <ChoiceForm plan={plan} onChange={onChange} readOnly={readOnly} />}
    </>
  )
}

interface VariantsProps {
  step: Step
  onChange: (step: Step) => void
  readOnly: boolean
}

function Variants({ step, onChange, readOnly }: VariantsProps) {
  const id = step.contentId
  const content = useQuery({
    queryKey: ['content', id],
    queryFn: () => answer(api.GET('/api/content/{id}', { params: { path: { id } } })),
  })
  if (content.error) return <FaultAlert error={content.error} retry={() => void content.refetch()} />
  if (!content.data) return <Skeleton height={60} mt="md" />
  const { variants, states } = content.data
  const all = variants.map((variant) => variant.id)
  const used = step.variantIds.length === 0 ? all : step.variantIds
  const toggle = (variantId: string, on: boolean) => {
    const next = all.filter((one) => (one === variantId ? on : used.includes(one)))
    // none named means all, those that are added later included
    if (next.length > 0) onChange({ ...step, variantIds: next.length === all.length ? [] : next })
  }
  return (
    <Stack gap="xs" mt="md">
      {variants.map((variant) => {
        const state = states.find((one) => one.variantId === variant.id)?.state ?? 'draft'
        const on = used.includes(variant.id)
        return (
          <Group key={variant.id} gap="sm" wrap="nowrap">
            <Checkbox
              checked={on}
              disabled={readOnly || (on && used.length === 1)}
              label={
                <>
                  <b>{variant.name}</b>{' '}
                  <Text span c="dimmed">
                    <bdi>{variant.subject}</bdi>
                  </Text>
                </>
              }
              onChange={(event) => toggle(variant.id, event.currentTarget.checked)}
            />
            <StatusBadge status={state} {...(state === 'draft' && { label: 'Not approved' })} />
          </Group>
        )
      })}
      <Text size="sm" c="dimmed">
        {used.length > 1
          ? `Each person gets one of the ${used.length}, drawn and kept. `
          : 'Everybody gets this one. '}
        <TextLink to={`/content/${id}`} size="sm">
          Read and edit the e-mail
        </TextLink>
      </Text>
    </Stack>
  )
}
