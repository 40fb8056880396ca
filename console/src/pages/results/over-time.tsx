import { Button, Skeleton, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Answer, answer, api } from '../../api.ts'
import { FaultAlert, Section, useFormat } from '../../ui/index.ts'
import { metricFormat } from './words.ts'

type OverTime = Answer<'/api/campaigns/{id}/results/over-time'>

/** The effect so far, day by day, with the interval that holds however often one looks. */
export function OverTimePart({ campaignId }: { campaignId: string }) {
  const query = useQuery({
    queryKey: ['results', campaignId, 'over-time'],
    queryFn: () =>
      answer(api.GET('/api/campaigns/{id}/results/over-time', { params: { path: { id: campaignId } } })),
  })
  const points = query.data?.points ?? []
  return (
    <Section
      title="The effect so far, day by day"
      actions={
        query.data && points.length > 0 ? (
          <Button
            component="a"
            size="xs"
            variant="default"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(query.data))}`}
            download={`effect-${campaignId}.csv`}
          >
            CSV
          </Button>
        ) : undefined
      }
    >
      {query.error ? (
        <FaultAlert error={query.error} retry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton height={260} />
      ) : points.length === 0 ? (
        <Text c="dimmed">Nothing to draw yet: both arms need people, and some of them an order.</Text>
      ) : (
        <>
          <Plot over={query.data} />
          <Text size="sm" c="dimmed">
            Per person, treated less control, with a 95 % interval that holds at all days at once: look as
            often as you like. Orders as they were placed; refunds are in the figures above.
          </Text>
        </>
      )}
    </Section>
  )
}

function Plot({ over }: { over: OverTime }) {
  const box = useRef<HTMLDivElement>(null)
  const format = useFormat()
  const last = over.points.at(-1)
  const write = metricFormat(format, over.metric)
  useEffect(() => {
    let stop: (() => void) | undefined
    let gone = false
    void import('./chart.ts').then(({ draw }) => {
      if (!gone && box.current) stop = draw(box.current, optionOf(over, metricFormat(format, over.metric)))
    })
    return () => {
      gone = true
      stop?.()
    }
  }, [over, format])
  const said = last
    ? `Effect so far ${write(last.perPerson)} per person, between ${write(last.interval.low)} and ${write(last.interval.high)}.`
    : ''
  return <div ref={box} role="img" aria-label={said} style={{ height: 260, width: '100%' }} />
}

function optionOf({ points }: OverTime, write: (value: number) => string) {
  const shared = { type: 'line', showSymbol: false } as const
  const bound = { ...shared, lineStyle: { opacity: 0 }, stack: 'interval', silent: true }
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: { dataIndex: number }[]) => {
        const point = points[shown[0]?.dataIndex ?? -1]
        if (!point) return ''
        return `${point.at.slice(0, 10)}<br>${write(point.perPerson)} (${write(point.interval.low)} to ${write(point.interval.high)})`
      },
    },
    xAxis: { type: 'category', data: points.map(({ at }) => at.slice(0, 10)), boundaryGap: false },
    yAxis: { type: 'value', axisLabel: { formatter: write } },
    series: [
      { ...bound, stackStrategy: 'all', data: points.map(({ interval }) => interval.low) },
      {
        ...bound,
        stackStrategy: 'all',
        areaStyle: { color: '#4c6ef5', opacity: 0.18 },
        data: points.map(({ interval }) => interval.high - interval.low),
      },
      {
        ...shared,
        lineStyle: { color: '#4c6ef5', width: 2 },
        itemStyle: { color: '#4c6ef5' },
        data: points.map(({ perPerson }) => perPerson),
        markLine: {
          symbol: 'none',
          silent: true,
          label: { show: false },
          lineStyle: { color: '#868e96', type: 'solid' },
          data: [{ yAxis: 0 }],
        },
      },
    ],
  }
}

function csvOf({ points }: OverTime): string {
  const rows = points.map(({ at, treated, control, perPerson, interval }) =>
    [at, treated, control, perPerson, interval.low, interval.high].join(','),
  )
  return ['at,treated,control,per_person,low,high', ...rows].join('\n')
}
