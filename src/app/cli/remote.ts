import { readConfig } from '../../platform/config.ts'
import { findRunningServer } from '../../platform/data-directory.ts'
import { AppError } from '../../platform/errors.ts'

/** The API's answer to a command when it is a fault. */
export class RemoteError extends Error {}

/** The API as the operator sees it. */
export interface Remote {
  url: string
  token: string
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>
}

/**
 * Runs a command against the server of this data directory: the running one, or, where none runs, one that is
 * started for the command alone (on a free port of loopback, without background work) and stopped after it.
 */
export async function withServer<T>(run: (remote: Remote) => Promise<T>): Promise<T> {
  const { config, problems } = readConfig(process.env)
  if (problems.length > 0) throw new AppError('cannot_start', { message: problems.join('\n') })
  const running = findRunningServer(config.data)
  if (running) return run(remote(running.url, running.token))
  // the whole product, which a command that finds a running server does without
  const { startServer } = await import('../server.ts')
  const server = await startServer({ ...config, port: 0, host: '127.0.0.1', role: 'api', logLevel: 'error' })
  try {
    return await run(remote(server.url, server.base.operatorToken))
  } finally {
    await server.stop()
  }
}

function remote(url: string, token: string): Remote {
  return {
    url,
    token,
    call: async <Answer>(method: string, path: string, body?: unknown) => {
      const answer = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const result: unknown = await answer.json()
      if (!answer.ok) throw new RemoteError((result as { error: { message: string } }).error.message)
      return result as Answer
    },
  }
}
