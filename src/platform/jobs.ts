import { PgBoss } from 'pg-boss'
import type { Log } from './log.ts'

/** What a queue is for and how its failures are tried again. */
export interface JobOptions {
  retryLimit?: number
  retryDelaySeconds?: number
  pollSeconds?: number
}

/** Jobs and schedules, kept in Postgres: a job outlives the process that asked for it. */
export interface Jobs {
  /** Handles the queue's jobs in this process. */
  work<Data extends object>(
    queue: string,
    options: JobOptions,
    handle: (data: Data) => Promise<void>,
  ): Promise<void>
  /** Adds a job; with `key`, at most one with that key waits or runs. */
  send(queue: string, data: object, options?: { key?: string; startAfter?: Date }): Promise<void>
  /** Adds a job to the queue at each time of a cron expression (UTC), once however many processes run. */
  schedule(queue: string, cron: string, data?: object): Promise<void>
  stop(): Promise<void>
}

/** Opens pg-boss in its own schema of the given database. */
export async function openJobs(databaseUrl: string, log: Log): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: databaseUrl, schema: 'jobs', max: 3 })
  boss.on('error', (error) => log.error({ err: error }, 'job queue error'))
  await boss.start()
  const known = new Set<string>()
  const ensure = async (queue: string, options: JobOptions = {}) => {
    if (known.has(queue)) return
    await boss.createQueue(queue, {
      policy: 'standard',
      retryLimit: options.retryLimit ?? 3,
      retryDelay: options.retryDelaySeconds ?? 10,
      retryBackoff: true,
    })
    known.add(queue)
  }
  return {
    work: async <Data extends object>(
      queue: string,
      options: JobOptions,
      handle: (data: Data) => Promise<void>,
    ) => {
      await ensure(queue, options)
      await boss.work<Data>(queue, { pollingIntervalSeconds: options.pollSeconds ?? 1 }, async (batch) => {
        for (const job of batch) await handle(job.data)
      })
    },
    send: async (queue, data, options = {}) => {
      await ensure(queue)
      await boss.send(queue, data, {
        ...(options.key !== undefined && { singletonKey: options.key }),
        ...(options.startAfter && { startAfter: options.startAfter }),
      })
    },
    schedule: async (queue, cron, data = {}) => {
      await ensure(queue)
      await boss.schedule(queue, cron, data)
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  }
}
