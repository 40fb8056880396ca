import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stack, testStack } from '../../test/harness/index.ts'
import { listJournal } from '../platform/journal/index.ts'
import { archiveObjective, createObjective, getObjective, listObjectives, saveObjective } from './index.ts'
import type { ObjectiveInput } from './schema.ts'

const revenue: ObjectiveInput = {
  name: 'More revenue from lapsed customers',
  metric: 'revenue_per_person',
  horizonDays: 28,
  direction: 'increase',
  smallestEffect: 0.5,
  guardrails: [{ measure: 'unsubscribes', tolerance: 0.1 }],
}

describe('objectives', () => {
  let stack: Stack
  beforeAll(async () => {
    stack = await testStack()
  })
  afterAll(() => stack.close())

  it('are stated once and changed by versions that stay readable', async () => {
    const ctx = await stack.workspace()
    const first = await createObjective(ctx, revenue)
    expect(first).toMatchObject({ ...revenue, version: 1, archived: false })
    const second = await saveObjective(ctx, first.id, { ...revenue, horizonDays: 14 })
    expect(second.version).toBe(2)
    expect(await getObjective(ctx, first.id, 1)).toMatchObject({
      version: 1,
      horizonDays: 28,
      hash: first.hash,
    })
    expect(await saveObjective(ctx, first.id, { ...revenue, horizonDays: 14 })).toEqual(second)
    const actions = (await listJournal(ctx)).map((entry) => entry.action)
    expect(actions).toEqual(['objective.changed', 'objective.created'])
  })

  it('refuse engagement and say why', async () => {
    const ctx = await stack.workspace()
    for (const metric of ['opens', 'click_rate', 'engagement'])
      await expect(async () => createObjective(ctx, { ...revenue, metric })).rejects.toMatchObject({
        code: 'objective_is_engagement',
      })
    await expect(async () => createObjective(ctx, { ...revenue, metric: 'profit' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    expect((await listObjectives(ctx)).items).toEqual([])
  })

  it('are put away and taken out again', async () => {
    const ctx = await stack.workspace()
    const { id } = await createObjective(ctx, revenue)
    expect((await archiveObjective(ctx, id, true)).archived).toBe(true)
    expect((await archiveObjective(ctx, id, false)).archived).toBe(false)
  })

  it('stay in their workspace', async () => {
    const { id } = await createObjective(await stack.workspace(), revenue)
    await expect(getObjective(await stack.workspace(), id)).rejects.toMatchObject({
      code: 'objective_not_found',
    })
  })
})
