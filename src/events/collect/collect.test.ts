import { expect, test } from 'vitest'
import { systemClock } from '../../platform/clock.ts'
import { groupCommit } from '../inbox/group-commit.ts'
import { collect } from './collect.ts'
import { senders } from './write-keys.ts'

const sender = { workspaceId: 'w', source: 'shop' }
const request = { call: 'track', body: Buffer.from('{"event":"x"}'), key: 'k', sentAt: undefined } as const

test('where the database is away or full, the sender is told to come back', async () => {
  const commits = groupCommit(async () => Promise.reject(new Error('could not extend file: no space left')))
  await expect(
    collect({ findSender: () => sender, clock: systemClock, commits }, request),
  ).rejects.toMatchObject({ code: 'collection_busy', status: 503 })
  const away = async () => Promise.reject(new Error('connection refused'))
  await expect(collect({ findSender: away, clock: systemClock, commits }, request)).rejects.toMatchObject({
    code: 'collection_busy',
    status: 503,
  })
})

test('when too much waits for the disk, more is not taken', async () => {
  const commits = groupCommit(() => new Promise(() => {}))
  const collector = { findSender: () => sender, clock: systemClock, commits }
  const body = Buffer.from(JSON.stringify({ batch: ['x'.repeat(3_500_000)] }))
  for (let i = 0; i < 15; i++) void collect(collector, { ...request, call: 'batch', body }).catch(() => {})
  await new Promise((resolve) => setTimeout(resolve, 50))
  await expect(collect(collector, request)).rejects.toMatchObject({ code: 'collection_busy' })
})

test('a key is looked up once for many requests at once, and again after some seconds', async () => {
  let asked = 0
  let now = 0
  const row = { id: '1', workspace_id: 'w', kind: 'write' as const, name: 'shop' }
  const find = senders(
    async () => {
      asked++
      return row
    },
    () => now,
  )
  expect(await Promise.all([find('a'), find('a'), find('a')])).toEqual([sender, sender, sender])
  expect(asked).toBe(1)
  now = 6_000
  await find('a')
  expect(asked).toBe(2)
})
