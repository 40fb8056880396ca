import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Section } from '../../ui/index.ts'
import type { Report } from './report.ts'

const COLORS = ['#4c6ef5', '#e8590c', '#2b8a3e', '#9c36b5', '#c92a2a', '#0b7285', '#5f3dc4', '#846300']

/** How the shares moved. */
export function Shares({ report }: { report: Report }) {
  if (report.choice?.kind !== 'bandit') return null
  return (
    <Section title="How the shares moved">
      {report.history.length < 2 ? (
        <Text c="dimmed">
          They are reckoned every quarter of an hour from what was bought. There is little to draw yet.
        </Text>
      ) : (
        <Plot report={report} />
      )}
    </Section>
  )
}

function Plot({ report }: { report: Report }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let stop: (() => void) | undefined
    let gone = false
    void import('../results/chart.ts').then(({ draw }) => {
      if (!gone && box.current) stop = draw(box.current, optionOf(report))
    })
    return () => {
      gone = true
      stop?.()
    }
  }, [report])
  const said = report.arms.map(({ name, weight }) => `${name} ${Math.round(weight * 100)} %`).join(', ')
  return (
    <div ref={box} role="img" aria-label={`Shares now: ${said}`} style={{ height: 240, width: '100%' }} />
  )
}

function optionOf({ history, arms }: Report) {
  const points = history.toReversed()
  const percent = (value: number) => `${Math.round(value * 100)} %`
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: percent },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map(({ computedAt }) => computedAt.slice(0, 16).replace('T', ' ')),
    },
    yAxis: { type: 'value', min: 0, max: 1, axisLabel: { formatter: percent } },
    series: arms.map(({ variantId, name }, index) => ({
      type: 'line',
      step: 'end',
      showSymbol: false,
      name,
      lineStyle: { color: COLORS[index % COLORS.length], width: 2 },
      itemStyle: { color: COLORS[index % COLORS.length] },
      data: points.map(({ weights }) => weights[variantId] ?? 0),
    })),
  }
}
