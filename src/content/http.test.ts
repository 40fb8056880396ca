import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stack, type TestServer, testServer, testStack } from '../../test/harness/index.ts'
import { newId } from '../lib/ids.ts'

let stack: Stack
let server: TestServer
beforeAll(async () => {
  stack = await testStack()
  server = await testServer(stack)
})
afterAll(async () => {
  await server.close()
  await stack.close()
})

/** The parts of answers that these tests look at. */
interface Answered {
  contentId: string
  problems: { code: string }[]
  tasks: { id: string }[]
  items: { id: string; subject: { id: string; hash: string } }[]
  text: string
  error: { code: string; message: string }
}
const read = async (response: Response | Promise<Response>) => (await (await response).json()) as Answered

const email = (more: object = {}) => ({
  name: 'Winback',
  purpose: 'marketing',
  fields: [
    {
      name: 'first_name',
      source: { kind: 'trait', key: 'firstName' },
      minimumGrade: 'good',
      fallback: 'there',
    },
  ],
  variants: [
    {
      name: 'Warm',
      subject: 'Hello {{ first_name }}',
      preheader: 'New things',
      blocks: [
        { kind: 'text', text: 'Hello {{ first_name }}' },
        { kind: 'button', label: 'Look', href: 'https://shop.example/' },
      ],
    },
  ],
  ...more,
})

test('an e-mail is written, previewed, submitted, approved by somebody else and listed as approved', async () => {
  const ctx = await stack.workspace()
  const author = await server.logInAs(ctx, ['author'])
  const approver = await server.logInAs(ctx, ['approver'])
  const made = await author.fetch('/api/content', { method: 'POST', body: email() })
  expect(made.status).toBe(201)
  const content = await read(made)
  expect(content).toMatchObject({ version: 1, states: [{ state: 'draft' }] })
  expect(content.problems.map((problem) => problem.code)).toEqual(['footer_missing'])

  const preview = await author.fetch('/api/content/preview', { method: 'POST', body: { draft: email() } })
  expect(await read(preview)).toMatchObject({
    preview: { subject: 'Hello there', usedFallbacks: ['first_name'] },
  })

  const submitted = await author.fetch(`/api/content/${content.contentId}/submit`, {
    method: 'POST',
    body: {},
  })
  const { tasks } = await read(submitted)
  expect(tasks).toHaveLength(1)
  const queue = await read(approver.fetch('/api/review/tasks?state=open'))
  expect(queue.items).toMatchObject([{ id: tasks[0]?.id, hindrance: null, subject: { kind: 'variant' } }])
  const { id, hash } = queue.items[0]?.subject ?? { id: '', hash: '' }
  const shown = await read(approver.fetch(`/api/content/variants/${id}/preview?hash=${hash}`))
  expect(shown.text).toContain('Hello there')

  const refusal = await author.fetch(`/api/review/tasks/${tasks[0]?.id}/decide`, {
    method: 'POST',
    body: { verdict: 'approve' },
  })
  expect(refusal.status).toBe(403)
  const decided = await approver.fetch(`/api/review/tasks/${tasks[0]?.id}/decide`, {
    method: 'POST',
    body: { verdict: 'approve' },
  })
  expect(decided.status).toBe(200)
  const again = await approver.fetch(`/api/review/tasks/${tasks[0]?.id}/decide`, {
    method: 'POST',
    body: { verdict: 'approve' },
  })
  expect(again.status).toBe(409)
  expect((await read(again)).error).toMatchObject({ code: 'task_closed' })
  expect((await read(author.fetch('/api/content'))).items).toMatchObject([{ approved: 1, variants: 1 }])
})

test('bad input gets a sentence, never a fault', async () => {
  const ctx = await stack.workspace()
  const author = await server.logInAs(ctx, ['admin'])
  const made = await read(author.fetch('/api/content', { method: 'POST', body: email() }))
  const attempts: [string, string, unknown][] = [
    ['POST', '/api/content', { name: 1 }],
    ['POST', '/api/content', email({ variants: [] })],
    ['POST', '/api/content', email({ fields: [{ name: 'A b' }] })],
    [
      'POST',
      '/api/content',
      email({ variants: [{ name: 'x', subject: '', preheader: '', blocks: [{ kind: 'evil' }] }] }),
    ],
    [
      'POST',
      '/api/content',
      email({ variants: [{ id: newId(), name: 'x', subject: '', preheader: '', blocks: [] }] }),
    ],
    ['POST', '/api/content', email({ name: 'a\u0000b' })],
    [
      'POST',
      '/api/content',
      email({ style: { accent: 'red;}', language: 'en', direction: 'ltr', footer: '' } }),
    ],
    [
      'POST',
      '/api/content',
      email({
        fields: [
          {
            name: 'unsubscribe_url',
            source: { kind: 'trait', key: 'x' },
            minimumGrade: 'good',
            fallback: '',
          },
        ],
      }),
    ],
    [
      'POST',
      '/api/content',
      email({
        variants: [
          {
            name: 'x',
            subject:
              '{% for i in (1..100000000) %}{% for j in (1..100000000) %}{{ i }}{% endfor %}{% endfor %}',
            preheader: '',
            blocks: [],
          },
        ],
      }),
    ],
    ['PUT', `/api/content/${made.contentId}`, { ...email(), baseVersion: 7 }],
    ['PUT', `/api/content/${newId()}`, { ...email(), baseVersion: 1 }],
    ['POST', `/api/content/${made.contentId}/revert`, { version: 9 }],
    ['POST', `/api/content/${made.contentId}/submit`, { variantIds: [newId()] }],
    ['POST', '/api/content/preview', { draft: email(), profileId: newId() }],
    ['GET', '/api/content/not-an-id', undefined],
    ['GET', `/api/content/${made.contentId}?version=99999999999`, undefined],
    ['GET', '/api/content?after=x&limit=1000', undefined],
    ['GET', `/api/content/variants/${newId()}`, undefined],
    ['POST', `/api/review/tasks/${newId()}/decide`, { verdict: 'maybe' }],
    ['GET', '/api/review/tasks?after=zzz&state=open', undefined],
    ['GET', `/api/review/tasks/${newId()}`, undefined],
  ]
  for (const [method, path, body] of attempts) {
    const response = await author.fetch(path, { method, body })
    const { error } = await read(response)
    expect([path, response.status >= 400 && response.status < 500, error.message.length > 10]).toEqual([
      path,
      true,
      true,
    ])
  }
})

test('a viewer reads and changes nothing; nobody unsigned reads', async () => {
  const ctx = await stack.workspace()
  const viewer = await server.logInAs(ctx, ['viewer'])
  expect((await viewer.fetch('/api/content')).status).toBe(200)
  expect((await viewer.fetch('/api/content', { method: 'POST', body: email() })).status).toBe(403)
  expect(
    (await viewer.fetch(`/api/review/tasks/${newId()}/decide`, { method: 'POST', body: { verdict: 'pass' } }))
      .status,
  ).toBe(403)
  for (const path of ['/api/content', '/api/review/tasks', `/api/content/variants/${newId()}/preview`])
    expect((await fetch(server.url + path)).status).toBe(401)
})
