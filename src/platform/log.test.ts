import { expect, test, vi } from 'vitest'
import { openLog } from './log.ts'

/** What the log writes of one call. */
function written(act: (log: ReturnType<typeof openLog>) => void): Record<string, unknown> {
  const log = openLog('info')
  const stream = Object.getOwnPropertySymbols(log)
    .map((symbol) => (log as unknown as Record<symbol, unknown>)[symbol])
    .find(
      (value): value is { write(line: string): void } =>
        typeof (value as { write?: unknown })?.write === 'function',
    )
  if (!stream) throw new Error('the log has no stream')
  const write = vi.spyOn(stream, 'write').mockImplementation(() => {})
  act(log)
  return JSON.parse(String(write.mock.calls[0]?.[0])) as Record<string, unknown>
}

test('of an error the log keeps what finds its cause, not the row that a database refused', () => {
  const cause = new Error('socket closed')
  const error = Object.assign(new Error('duplicate key', { cause }), {
    code: '23505',
    detail: 'Key (email)=(ann@shop.example) already exists.',
    client: { connection: {} },
  })
  const line = written((log) => log.error({ err: error }, 'job failed'))
  expect(line.err).toMatchObject({
    type: 'Error',
    message: 'duplicate key',
    code: '23505',
    cause: { message: 'socket closed' },
  })
  expect(JSON.stringify(line)).not.toContain('ann@shop.example')
  expect(JSON.stringify(line)).not.toContain('client')
})

test('personal fields of an object are removed', () => {
  const line = written((log) => log.info({ email: 'a@b.example', user: { name: 'Ann', id: 7 } }, 'seen'))
  expect(line).toMatchObject({ email: '[removed]', user: { name: '[removed]', id: 7 } })
})
