import { expect, test } from 'vitest'
import { groupCommit } from './group-commit.ts'

const entry = (text: string) => ({ parts: [Buffer.from(text), '!'], bytes: text.length + 1, events: 1 })

test('what comes while a commit runs shares the next one', async () => {
  const groups: { body: string; events: number }[] = []
  let finish: (() => void) | undefined
  const commits = groupCommit(async (body, events) => {
    groups.push({ body: body.toString(), events })
    await new Promise<void>((resolve) => (finish = resolve))
  })
  const first = commits.add(entry('a'))
  await new Promise((resolve) => setTimeout(resolve, 5))
  const others = [commits.add(entry('b')), commits.add(entry('c'))]
  expect(commits.waitingBytes()).toBe(6)
  finish?.()
  await first
  await new Promise((resolve) => setTimeout(resolve, 5))
  finish?.()
  await Promise.all(others)
  expect(groups).toEqual([
    { body: 'a!', events: 1 },
    { body: 'b!c!', events: 2 },
  ])
  await commits.idle()
  expect(commits.waitingBytes()).toBe(0)
})

test('a commit that fails fails its own entries only', async () => {
  let count = 0
  const commits = groupCommit(async () => {
    if (count++ === 0) throw new Error('the disk is full')
  })
  const failed = commits.add(entry('a'))
  await expect(failed).rejects.toThrow('the disk is full')
  await commits.add(entry('b'))
  expect(commits.waitingBytes()).toBe(0)
})
