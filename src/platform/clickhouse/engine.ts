import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'

/** The engine's child process. */
export interface Engine {
  url: string
  pid(): number | undefined
  stop(): Promise<void>
}

/** Starts the child process that holds the ClickHouse engine. */
export async function startEngine(options: {
  path: string
  memoryMb?: number
  entry?: string
  config?: Record<string, unknown>
}): Promise<Engine> {
  const entry = options.entry ?? fileURLToPath(new URL('./child.ts', import.meta.url))
  const password = randomBytes(24).toString('hex')
  const child = fork(entry, [], {
    env: { ...process.env, UV_THREADPOOL_SIZE: '16' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    detached: true,
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) =>
      reject(new Error(`The ClickHouse engine ended while starting, status ${code}`)),
    )
    child.on('message', (message: { url?: string; error?: string }) => {
      if (message.url) resolve(message.url)
      if (message.error) reject(new Error(message.error))
    })
    child.send({ path: options.path, password, memoryMb: options.memoryMb, ...options.config })
  })
  return {
    url,
    pid: () => child.pid,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await gone
    },
  }
}
