import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import {
  DateText,
  EffectInterval,
  FaultAlert,
  LinkButton,
  NumberText,
  Page,
  PercentText,
  Section,
  StatCard,
  StatGrid,
  StatusBadge,
  useFormat,
} from '../../ui/index.ts'
import { ArmsTable } from './arms-table.tsx'
import { GuardrailsPart } from './guardrails.tsx'
import { OverTimePart } from './over-time.tsx'
import { ReadingsPart } from './readings.tsx'
import { metricFormat, metricNames, proxyNames, type Results, verdictNames } from './words.ts'

const parents = [{ label: 'Results', to: '/results' }]

/** What one campaign changed. */
export default function ResultPage() {
  const id = useParam('id')
  const query = useQuery({
    queryKey: ['results', id],
    queryFn: () => answer(api.GET('/api/campaigns/{id}/results', { params: { path: { id } } })),
  })
  if (query.data) return <Result results={query.data} />
  return (
    <Page title="Result" parents={parents}>
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Skeleton height={320} />
      )}
    </Page>
  )
}

function Result({ results }: { results: Results }) {
  const { verdict } = results
  const named = verdictNames[verdict.kind]
  return (
    <Page
      title={<bdi>{results.name}</bdi>}
      documentTitle={`${results.name}: result`}
      parents={parents}
      badge={<StatusBadge status={results.state} />}
      actions={
        <Group gap="sm">
          <Button component="a" href={reportAddress(results.campaignId, 'pdf')} download variant="default">
            PDF
          </Button>
          <Button component="a" href={reportAddress(results.campaignId, 'csv')} download variant="default">
            CSV
          </Button>
          <LinkButton to={`/campaigns/${results.campaignId}`} variant="default">
            The campaign
          </LinkButton>
        </Group>
      }
    >
      <Section title="Did it pay?" actions={<StatusBadge status={verdict.kind} {...named} />}>
        <Stack gap="md">
          <Text size="lg">{verdict.sentence}</Text>
          {verdict.needed && <Text c="dimmed">{verdict.needed}</Text>}
          <EffectPart results={results} />
        </Stack>
      </Section>
      <Section title="Treated and control" flush>
        <ArmsTable results={results} />
      </Section>
      {verdict.kind !== 'not_to_be_trusted' && <OverTimePart campaignId={results.campaignId} />}
      <ReadingsPart results={results} />
      <GuardrailsPart results={results} />
      <AssignmentPart results={results} />
      <ProxiesPart results={results} />
    </Page>
  )
}

function reportAddress(campaignId: string, format: 'pdf' | 'csv'): string {
  return `/api/campaigns/${campaignId}/results/report?format=${format}`
}

function EffectPart({ results }: { results: Results }) {
  const format = useFormat()
  const { effect, objective, verdict } = results
  if (effect.kind === 'none') return <Text c="dimmed">No difference can be stated yet: {effect.why}.</Text>
  if (verdict.kind === 'not_to_be_trusted')
    return <Text c="dimmed">No figure is shown while the arms are not as planned.</Text>
  const write = metricFormat(format, objective?.metric)
  const { low, high } = effect.interval
  const sums = objective?.metric === 'conversion' || objective?.metric === 'orders_per_person'
  const total = (value: number) => (sums ? format.count(Math.round(value)) : format.money(value))
  return (
    <>
      <EffectInterval
        estimate={effect.perPerson}
        low={low}
        high={high}
        format={write}
        smallest={objective?.smallestEffect}
        cannotTell={verdict.kind === 'cannot_tell_yet'}
      />
      <Text size="sm" c="dimmed">
        {objective ? metricNames[objective.metric] : 'Revenue per person'}, treated less control
        {objective && <>, over {objective.horizonDays} days from assignment</>}. Over all treated people:{' '}
        {total(effect.total.value)} ({total(effect.total.interval.low)} to {total(effect.total.interval.high)}
        ).
        {effect.relative && (
          <>
            {' '}
            Relative to the control: {format.percent(effect.relative.share)} (
            {format.percent(effect.relative.interval.low)} to {format.percent(effect.relative.interval.high)}
            ).
          </>
        )}
      </Text>
    </>
  )
}

function AssignmentPart({ results }: { results: Results }) {
  const { sampleRatio, inBothArms, assignedFrom, completeAt } = results
  return (
    <Section title="Can it be trusted?">
      <Stack gap="sm">
        {sampleRatio?.mismatch && (
          <Alert color="red" title="The arms are not as planned">
            A share of {(sampleRatio.observedControlShare * 100).toFixed(1)} % stands in the control instead
            of {(sampleRatio.plannedControlShare * 100).toFixed(1)} %. By chance alone that happens less than
            once in a thousand times.
          </Alert>
        )}
        <StatGrid>
          <StatCard
            label="Control, planned and found"
            value={
              sampleRatio ? (
                <>
                  <PercentText value={sampleRatio.plannedControlShare} /> ·{' '}
                  <PercentText value={sampleRatio.observedControlShare} />
                </>
              ) : (
                'no control'
              )
            }
            hint={
              sampleRatio
                ? `Sample-ratio check: p = ${sampleRatio.pValue.toPrecision(2)}`
                : 'Without a control nothing can be concluded'
            }
          />
          <StatCard
            label="Assigned from"
            value={assignedFrom ? <DateText value={assignedFrom} as="day" /> : '—'}
          />
          <StatCard
            label="Horizon passed for everybody"
            value={completeAt ? <DateText value={completeAt} as="day" /> : '—'}
          />
          <StatCard
            label="In both arms"
            value={<NumberText value={inBothArms} />}
            hint="After merges of people; left out of the comparison"
          />
        </StatGrid>
      </Stack>
    </Section>
  )
}

function ProxiesPart({ results }: { results: Results }) {
  return (
    <Section title="Engagement">
      <Text size="sm" c="dimmed" mb="md">
        Proxies: what happened in the inbox. Mail programs and scanners open and click by themselves, and
        neither pays; they are shown, and nothing is decided by them.
      </Text>
      {results.alarm?.raised && (
        <Alert color="red" title="Clicks rose, the objective did not" mb="md">
          <PercentText value={results.alarm.clickShare} /> clicked,{' '}
          <PercentText value={results.alarm.usualClickShare} /> of other campaigns' recipients do (p ={' '}
          {results.alarm.clicksRoseP.toPrecision(2)}). The objective's effect is below what would be worth
          having (p = {results.alarm.objectiveShortP.toPrecision(2)}).
        </Alert>
      )}
      <StatGrid>
        <StatCard label="People written to" value={<NumberText value={results.sent} />} />
        {results.proxies.map(({ measure, people, share }) => (
          <StatCard
            key={measure}
            label={`${proxyNames[measure]} (proxy)`}
            value={<PercentText value={share} />}
            hint={`${people.toLocaleString('en')} people`}
          />
        ))}
      </StatGrid>
    </Section>
  )
}
