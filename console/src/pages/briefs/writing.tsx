import {
  Alert,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useGo } from '../../address.ts'
import { type Answer, answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { DateText, FaultAlert, Section, toast } from '../../ui/index.ts'
import type { Stored } from './draft.ts'
import { VariantCard, type Wording } from './variant-card.tsx'

type Run = Answer<'/api/briefs/{id}/writing'>['items'][number]

/** Variants written from a brief: ordered, compared, changed, and made an e-mail. */
export function Writing({ brief, dirty }: { brief: Stored; dirty: boolean }) {
  const can = useCan()
  const runs = useQuery({
    queryKey: ['briefs', brief.id, 'writing'],
    queryFn: () => answer(api.GET('/api/briefs/{id}/writing', { params: { path: { id: brief.id } } })),
    refetchOnWindowFocus: false,
  })
  const usable = brief.lint.usable || brief.override !== null
  return (
    <Section
      title="Variants"
      description="Written from the brief and checked against it. What you choose becomes an e-mail that still needs its approval."
    >
      <Stack gap="lg">
        {can('content.write') && <Order brief={brief} hindrance={hindranceOf(dirty, usable)} />}
        {runs.error && <FaultAlert error={runs.error} retry={() => void runs.refetch()} />}
        {runs.data?.items.length === 0 && (
          <Text size="sm" c="dimmed">
            Nothing was written from this brief yet.
          </Text>
        )}
        {runs.data?.items.map((run) => (
          <RunView key={run.id} run={run} briefName={brief.name} />
        ))}
      </Stack>
    </Section>
  )
}

function hindranceOf(dirty: boolean, usable: boolean): string | undefined {
  if (dirty) return 'Save the brief first.'
  return usable ? undefined : 'The brief is under the bar. Mend what the findings name first.'
}

function Order({ brief, hindrance }: { brief: Stored; hindrance: string | undefined }) {
  const models = useQuery({ queryKey: ['models'], queryFn: () => answer(api.GET('/api/models')) })
  const segments = useQuery({
    queryKey: ['segments', 'for-writing'],
    queryFn: () => answer(api.GET('/api/segments', { params: { query: { limit: 100, archived: false } } })),
  })
  const [count, setCount] = useState(3)
  const [segmentId, setSegmentId] = useState<string | null>(null)
  const [model, setModel] = useState<string | null>(null)
  const [link, setLink] = useState('')
  const [error, setError] = useState<unknown>()
  const cancel = useRef<AbortController>(undefined)
  const [busy, setBusy] = useState(false)
  const names = models.data?.names ?? []
  const write = async () => {
    setBusy(true)
    setError(undefined)
    const controller = new AbortController()
    cancel.current = controller
    try {
      const order = {
        count,
        ...(segmentId && { segmentId }),
        ...(model && { model }),
        ...(link.trim() && { link: link.trim() }),
      }
      await answer(
        api.POST('/api/briefs/{id}/writing', {
          params: { path: { id: brief.id } },
          body: order,
          signal: controller.signal,
        }),
      )
      await queryClient.invalidateQueries({ queryKey: ['briefs', brief.id, 'writing'] })
    } catch (thrown) {
      if (!controller.signal.aborted) setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="md">
        <NumberInput
          label="How many"
          min={1}
          max={8}
          w={100}
          value={count}
          onChange={(value) => setCount(Number(value) || 1)}
        />
        <Select
          label="For segment"
          placeholder="Anybody"
          clearable
          searchable
          data={segments.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={segmentId}
          onChange={setSegmentId}
        />
        {names.length > 0 && (
          <Select label="Model" data={names} value={model ?? names[0] ?? null} onChange={setModel} />
        )}
        <TextInput
          label="Button leads to"
          placeholder="https://"
          value={link}
          onChange={(event) => setLink(event.currentTarget.value)}
        />
        <Button
          variant="default"
          loading={busy}
          disabled={hindrance !== undefined}
          onClick={() => void write()}
        >
          Write variants
        </Button>
        {busy && (
          <Button variant="subtle" onClick={() => cancel.current?.abort()}>
            Cancel
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {hindrance ??
          (models.data && names.length === 0
            ? 'No language model is configured: variants are composed from the sentences of the brief.'
            : 'The model is told the brief and what the segment did; no personal data.')}
      </Text>
      <FaultAlert error={error} />
    </Stack>
  )
}

function RunView({ run, briefName }: { run: Run; briefName: string }) {
  const can = useCan()
  const go = useGo()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [changed, setChanged] = useState<Readonly<Record<string, Wording>>>({})
  const [error, setError] = useState<unknown>()
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const adopt = async () => {
    setError(undefined)
    try {
      const variants = run.variants
        .filter(({ id }) => chosen.has(id))
        .map(({ id }) => ({ id, ...(changed[id] && { wording: changed[id] }) }))
      const content = await answer(
        api.POST('/api/writing/{id}/adopt', {
          params: { path: { id: run.id } },
          body: { name: briefName, purpose: 'marketing', variants },
        }) as Promise<{ data?: { contentId: string }; error?: unknown; response: Response }>,
      )
      await queryClient.invalidateQueries({ queryKey: ['briefs'] })
      await queryClient.invalidateQueries({ queryKey: ['content', 'list'] })
      toast.good('E-mail made; read it and submit it for approval')
      go(`/content/${content.contentId}`)
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <Stack gap="sm" component="section" aria-label={`Written by ${run.model}`}>
      <Group justify="space-between" align="baseline">
        <Text size="sm">
          <b>{run.by === 'model' ? `${run.provider}, ${run.model}` : 'Composed from the brief'}</b> · version{' '}
          {run.briefVersion}
          {run.segment && <> · for {run.segment.name}</>} · {run.madeBy.name},{' '}
          <DateText value={run.madeAt} as="ago" />
        </Text>
        {run.by === 'model' && (
          <Text size="sm" c="dimmed">
            {run.tokensIn + run.tokensOut} tokens · cost {run.cost.toFixed(4)} ·{' '}
            {(run.millis / 1000).toFixed(1)} s{run.tries > 1 && ` · asked ${run.tries} times`}
          </Text>
        )}
      </Group>
      {run.notes.map((note) => (
        <Alert key={note} variant="light" color="gray" p="xs">
          {note}
        </Alert>
      ))}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {run.variants.map((variant) => (
          <VariantCard
            key={variant.id}
            runId={run.id}
            variant={variant}
            wording={changed[variant.id] ?? variant.wording}
            onChange={(wording) => setChanged({ ...changed, [variant.id]: wording })}
            pick={
              can('content.write') && (
                <Checkbox
                  label="Use"
                  aria-label={`Use ${variant.wording.name}`}
                  checked={chosen.has(variant.id)}
                  onChange={() => toggle(variant.id)}
                />
              )
            }
          />
        ))}
      </SimpleGrid>
      <FaultAlert error={error} />
      {can('content.write') && (
        <Group>
          <Button variant="default" disabled={chosen.size === 0} onClick={() => void adopt()}>
            Make an e-mail of {chosen.size === 0 ? 'those chosen' : chosen.size}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
