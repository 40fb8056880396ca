import type { Results } from '../schema.ts'

/** One part of a report: a heading and its lines, each a name and one or more values. */
export interface ReportPart {
  heading: string
  lines: [name: string, ...values: string[]][]
}

const READINGS: Record<Results['readings'][number]['name'], string> = {
  always_valid: 'Always-valid',
  adjusted_for_before: 'Adjusted for before (CUPED)',
  adjusted_always_valid: 'Adjusted, always-valid',
  largest_values_cut: 'Largest one in a hundred cut',
}
const STATES = { held: 'held', broken: 'broken', cannot_tell: 'cannot tell' } as const

/**
 * A result as the lines of a report, in the order in which it is read: verdict, effect, arms, other readings,
 * guardrails, what it rests on, and last the proxies. Numbers are written plainly, so that they can be read back.
 */
export function reportLines(results: Results, madeAt: Date): ReportPart[] {
  const { verdict, effect, objective, treated, control, sampleRatio } = results
  const trusted = verdict.kind !== 'not_to_be_trusted'
  return [
    {
      heading: 'Did it pay?',
      lines: [
        ['Verdict', verdict.sentence],
        ...(verdict.needed ? [['What it takes', verdict.needed] as [string, string]] : []),
        [
          'Objective',
          objective
            ? `${objective.name} (${objective.metric}, ${objective.horizonDays} days, version ${objective.version})`
            : 'none',
        ],
      ],
    },
    {
      heading: 'Effect per assigned person, treated less control',
      lines:
        effect.kind === 'estimate' && trusted
          ? [
              ['', 'estimate', '95 % from', 'to', 'p'],
              row('As planned', effect.perPerson, effect.interval, effect.pValue),
              ...results.readings.map(({ name, perPerson, interval, pValue }) =>
                row(READINGS[name], perPerson, interval, pValue),
              ),
              ['Over all treated people', number(effect.total.value), ...range(effect.total.interval)],
              ...(effect.relative
                ? [
                    [
                      'Relative to the control',
                      number(effect.relative.share),
                      ...range(effect.relative.interval),
                    ] as [string, ...string[]],
                  ]
                : []),
            ]
          : [['No figure', effect.kind === 'none' ? effect.why : 'the arms are not as planned']],
    },
    {
      heading: 'Arms',
      lines: [
        ['', 'people', 'horizon passed', 'buyers', 'orders', 'revenue', 'per person'],
        ...([['Treated', treated] as const, ['Control', control] as const].map(([name, arm]) => [
          name,
          String(arm.people),
          String(arm.complete),
          String(arm.buyers),
          String(arm.orders),
          number(arm.revenue),
          number(arm.perPerson),
        ]) as [string, ...string[]][]),
      ],
    },
    {
      heading: 'Guardrails',
      lines: results.guardrails.map(({ measure, state, control: before, treated: now, tolerance }) => [
        measure,
        STATES[state],
        `control ${number(before)}`,
        `treated ${number(now)}`,
        `tolerance ${number(tolerance)}`,
      ]),
    },
    {
      heading: 'What it rests on',
      lines: [
        [
          'Sample ratio',
          sampleRatio
            ? `control planned ${number(sampleRatio.plannedControlShare)}, found ${number(sampleRatio.observedControlShare)}, p ${number(sampleRatio.pValue)}`
            : 'no control',
        ],
        ['In both arms after merges, left out', String(results.inBothArms)],
        ['Assigned from', results.assignedFrom ?? 'nobody yet'],
        ['Horizon passed for everybody', results.completeAt ?? 'unknown'],
        ['Campaign', results.campaignId],
        ['Made at', madeAt.toISOString()],
      ],
    },
    {
      heading: 'Proxies: shown, never optimized',
      lines: [
        ['People written to', String(results.sent)],
        ...results.proxies.map(({ measure, people, share }): [string, string, string] => [
          measure,
          String(people),
          number(share),
        ]),
      ],
    },
  ].filter(({ lines }) => lines.length > 0) as ReportPart[]
}

function row(
  name: string,
  value: number,
  interval: { low: number; high: number },
  p: number,
): [string, ...string[]] {
  return [name, number(value), ...range(interval), number(p)]
}

function range({ low, high }: { low: number; high: number }): [string, string] {
  return [number(low), number(high)]
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
}
