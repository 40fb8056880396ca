import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lifetime } from './lifetime.ts'
import { BadInput } from './method.ts'

const days = { from: '2025-01-01', calibrateTo: '2025-03-01', to: '2025-04-01' }

function file(lines: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'orders-')), 'orders.csv')
  writeFileSync(path, ['customer_id,order_id,time,value', ...lines].join('\n'))
  return path
}
const evaluate = (lines: readonly string[], options = days) =>
  lifetime.run({ options: { orders: file(lines), ...options }, seed: 1, lenient: false })

const regular = Array.from({ length: 20 }, (_, c) =>
  [1, 8, 15, 22, 36, 50, 64, 78].map((day) => {
    const at = new Date(Date.UTC(2025, 0, day + (c % 5), 10)).toISOString()
    return `c${c},o${c}-${day},${at},${10 + c}`
  }),
).flat()

test('regular customers are expected to go on, and orders are counted once by their lines', async () => {
  const got = await evaluate([...regular, 'c1,o1-8,2025-01-09 11:00:00,5', 'c2,r,2025-01-20,-12'])
  expect(got.customers).toBe(20)
  expect(got.actualOrders).toBe(40)
  expect(Number(got.expectedOrders)).toBeGreaterThan(30)
  expect(Number(got.expectedOrders)).toBeLessThan(90)
  expect(got.calibration).toHaveLength(10)
})

test('bad lines and days that make no sense are told', async () => {
  await expect(evaluate(['c1,o1,yesterday,3'])).rejects.toThrow(/line 2.*time/)
  await expect(evaluate(regular, { ...days, to: '2025-02-01' })).rejects.toThrow(BadInput)
})
