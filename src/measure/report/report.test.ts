import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Results } from '../schema.ts'
import { reportCsv } from './csv.ts'
import { reportLines } from './lines.ts'
import { reportPdf } from './pdf.ts'

const arm = {
  people: 800,
  complete: 800,
  perPerson: 1.25,
  total: 1000,
  buyers: 90,
  orders: 110,
  revenue: 1000,
}
const results: Results = {
  campaignId: '018f0000-0000-7000-8000-000000000001',
  name: 'Come back — عودة',
  state: 'done',
  objective: {
    id: '018f0000-0000-7000-8000-000000000002',
    version: 3,
    name: '=HYPERLINK("x")',
    metric: 'revenue_per_person',
    horizonDays: 30,
    direction: 'increase',
    smallestEffect: 0.5,
  },
  assignedFrom: '2026-01-01T00:00:00.000Z',
  completeAt: '2026-02-01T00:00:00.000Z',
  treated: arm,
  control: { ...arm, people: 200, complete: 200 },
  effect: {
    kind: 'estimate',
    perPerson: 0.42,
    interval: { low: 0.05, high: 0.79 },
    total: { value: 336, interval: { low: 40, high: 632 } },
    pValue: 0.026,
  },
  verdict: { kind: 'better', sentence: 'Earned £0.42 per person, between £0.05 and £0.79; keep it.' },
  readings: [{ name: 'always_valid', perPerson: 0.42, interval: { low: -0.2, high: 1.04 }, pValue: 0.3 }],
  alarm: null,
  guardrails: [],
  sampleRatio: { plannedControlShare: 0.2, observedControlShare: 0.2, pValue: 1, mismatch: false },
  inBothArms: 0,
  sent: 790,
  proxies: [{ measure: 'clicked', people: 79, share: 0.1 }],
}

test('a report begins with the verdict and holds every figure of the result', () => {
  const parts = reportLines(results, new Date('2026-03-01T00:00:00Z'))
  expect(parts[0]?.lines[0]).toEqual(['Verdict', results.verdict.sentence])
  const text = reportCsv(parts)
  for (const figure of ['0.42', '0.05', '0.79', '-0.2', '1.04', '336', '632', '0.026', '790', 'version 3'])
    expect(text).toContain(figure)
})

test('no effect is in the report while the arms are not as planned', () => {
  const parts = reportLines(
    { ...results, verdict: { kind: 'not_to_be_trusted', sentence: 'Not to be trusted.' } },
    new Date('2026-03-01T00:00:00Z'),
  )
  expect(reportCsv(parts)).not.toContain('0.42')
})

test('CSV gives back every text, with formulas disarmed', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (values) => {
      const [line] = parse(reportCsv([{ heading: 'h', lines: [['name', ...values]] }]), {
        relax_column_count: true,
      }) as string[][]
      values.forEach((value, index) => {
        const cell = line?.[index + 2] ?? ''
        expect(cell === value || cell === `'${value}`).toBe(true)
        expect(/^[=+@\t\r]/.test(cell)).toBe(false)
      })
    }),
  )
})

const madeAt = new Date('2026-03-01T00:00:00Z')

test('a PDF is made of it, whatever letters a name has', async () => {
  const pdf = await reportPdf(results.name, madeAt, reportLines(results, madeAt))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.length).toBeGreaterThan(1500)
})
