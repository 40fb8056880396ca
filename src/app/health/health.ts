import { statfs } from 'node:fs/promises'
import { type Static, Type } from 'typebox'
import { listWorkspaces } from '../../accounts/index.ts'
import { mailAlarms } from '../../deliver/index.ts'
import { inboxLag } from '../../events/index.ts'
import { readActiveTally } from '../../holds/index.ts'
import { type Base, systemCtxOf } from '../base.ts'
import { readFailedJobs, readFeedLags, readOutbox } from './store.ts'

/** How the service is, in figures and in sentences. */
export const Health = Type.Object({
  ingest: Type.Object({ events: Type.Integer(), seconds: Type.Number() }),
  feeds: Type.Array(
    Type.Object({
      feed: Type.String(),
      consumer: Type.String(),
      behind: Type.Integer(),
      failures: Type.Integer(),
    }),
  ),
  outbox: Type.Object({
    queued: Type.Integer(),
    sending: Type.Integer(),
    unknownLastDay: Type.Integer(),
    failedLastDay: Type.Integer(),
    dueSeconds: Type.Number({ description: 'Age of the oldest message that is due and kept by nothing' }),
    parked: Type.Array(Type.Object({ why: Type.String(), messages: Type.Integer() })),
  }),
  holds: Type.Integer({ description: 'Active holds of all workspaces' }),
  failedJobs: Type.Union([Type.Integer(), Type.Null()]),
  disk: Type.Union([Type.Object({ freeBytes: Type.Number(), totalBytes: Type.Number() }), Type.Null()]),
  alerts: Type.Array(
    Type.Object({
      name: Type.String(),
      level: Type.Union([Type.Literal('warn'), Type.Literal('alarm')]),
      message: Type.String(),
    }),
  ),
})
export type Health = Static<typeof Health>

type Alert = Health['alerts'][number]
const GB = 1024 ** 3

/** Reads how the service is now. */
export async function readHealth(base: Base): Promise<Health> {
  const { db, clock } = base
  const now = clock.now()
  const systemCtx = systemCtxOf(base)
  const [lag, feeds, outbox, failedJobs, disk, workspaces] = await Promise.all([
    inboxLag(db),
    readFeedLags(db),
    readOutbox(db, now),
    readFailedJobs(db),
    readDisk(base.places.data),
    listWorkspaces(db),
  ])
  const ofWorkspaces = await Promise.all(
    workspaces.slice(0, 50).map(async ({ id }) => {
      const ctx = systemCtx(id)
      return { holds: (await readActiveTally(ctx)).active, alarms: (await mailAlarms(ctx)).alarms }
    }),
  )
  const { oldestDue, ...waiting } = outbox
  const figures = {
    // received by the real clock, whatever the product's says
    ingest: {
      events: lag.events,
      seconds: lag.oldest ? Math.max(0, (Date.now() - lag.oldest.getTime()) / 1000) : 0,
    },
    feeds,
    outbox: {
      ...waiting,
      dueSeconds: oldestDue ? Math.max(0, (now.getTime() - oldestDue.getTime()) / 1000) : 0,
    },
    holds: ofWorkspaces.reduce((sum, one) => sum + one.holds, 0),
    failedJobs: failedJobs ?? null,
    disk,
  }
  const mail = ofWorkspaces.flatMap(({ alarms }) =>
    alarms.map(({ level, about, message }) => ({ name: `mail: ${about}`, level, message })),
  )
  return { ...figures, alerts: [...alertsOf(figures), ...mail] }
}

/** The conditions under which somebody should look, each with what to do. Pure. */
export function alertsOf(health: Omit<Health, 'alerts'>): Alert[] {
  const alerts: Alert[] = []
  const add = (name: string, level: Alert['level'], message: string) => alerts.push({ name, level, message })
  const { ingest, feeds, outbox, failedJobs, disk } = health
  if (ingest.seconds > 30 && ingest.events > 0)
    add(
      'ingest lag',
      ingest.seconds > 300 ? 'alarm' : 'warn',
      `${ingest.events} acknowledged events wait to be folded, the oldest for ${Math.round(ingest.seconds)} s. Segments and holds are that far behind. Look in the log for "folding failed".`,
    )
  for (const { feed, consumer, failures, behind } of feeds)
    if (failures >= 3)
      add(
        `feed ${feed}`,
        'alarm',
        `“${consumer}” failed ${failures} times at the same entry of “${feed}”; ${behind} wait behind it. The log names the fault.`,
      )
  if (outbox.dueSeconds > 600)
    add(
      'outbox age',
      outbox.dueSeconds > 3600 ? 'alarm' : 'warn',
      `The oldest message that could leave has waited ${Math.round(outbox.dueSeconds / 60)} minutes. Look at Delivery for what keeps it: the mail server, MAIL_RATES or the warm-up.`,
    )
  if (outbox.unknownLastDay > 0)
    add(
      'unknown messages',
      'warn',
      `${outbox.unknownLastDay} messages of the last day may or may not have arrived, and are not sent again. The log of the mail server says.`,
    )
  if (failedJobs !== null && failedJobs > 0)
    add('failed jobs', 'warn', `${failedJobs} jobs failed for good in the last day. The log names them.`)
  if (disk && disk.freeBytes < 2 * GB)
    add(
      'disk',
      disk.freeBytes < GB / 2 ? 'alarm' : 'warn',
      `${(disk.freeBytes / GB).toFixed(1)} GB are free where the data is. Without room nothing is acknowledged any more. Make room, or move the data directory.`,
    )
  return alerts
}

async function readDisk(path: string | undefined): Promise<Health['disk']> {
  if (path === undefined) return null
  const { bavail, blocks, bsize } = await statfs(path)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}
