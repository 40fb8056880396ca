import { judgeVolume, type StreamChange, streamChanges } from '../../lib/streams/index.ts'
import { type Ctx, transact } from '../../platform/ctx.ts'
import type { FeedConsumer } from '../../platform/feeds/index.ts'
import { record } from '../../platform/journal/index.ts'
import { cancelTasks, openTask, type VerdictNews } from '../../review/index.ts'
import { PERIODS, readHourly, readUse } from './facts.ts'
import type { AlarmDetail, StreamCheck } from './schema.ts'
import { alarmSentence } from './sentence.ts'
import { type AlarmRow, insertAlarm, readAlarm, readLive, updateAlarm } from './store.ts'

interface Found {
  event: string
  check: StreamCheck
  property: string
  detail: AlarmDetail
}

const DAY = 86_400_000
/** What somebody called as it should be is not asked about again for so long. */
const ACCEPTED_DAYS = 14
/** An alarm that was not seen for so long has ended; volumes recover for an hour and fall again. */
const ENDS_AFTER = 6 * 3_600_000

/** Looks at the stream of events; new alarms come to the desk, those that went away are taken back. */
export async function watchStreams(ctx: Ctx): Promise<{ raised: number; going: number; ended: number }> {
  const found = [...(await volumes(ctx)), ...(await changes(ctx))]
  const now = ctx.clock.now().getTime()
  const live = await readLive(ctx, new Date(now - ACCEPTED_DAYS * DAY))
  const known = new Map(live.map((row) => [keyOf(row.event, row.check_name, row.property), row]))
  const seen = new Set<string>()
  const done = { raised: 0, going: 0, ended: 0 }
  for (const one of found) {
    const key = keyOf(one.event, one.check, one.property)
    if (seen.has(key)) continue
    seen.add(key)
    const row = known.get(key)
    if (!row) {
      await raise(ctx, one)
      done.raised += 1
    } else if (row.state !== 'accepted') {
      await updateAlarm(ctx, row.id, { seen: true, detail: one.detail })
      done.going += 1
    }
  }
  for (const [key, row] of known) {
    if (seen.has(key) || row.state === 'accepted' || now - row.last_at.getTime() < ENDS_AFTER) continue
    await end(ctx, row)
    done.ended += 1
  }
  return done
}

/** Everything together first: where all kinds fall at once, one alarm says so. */
async function volumes(ctx: Ctx): Promise<Found[]> {
  const { series } = await readHourly(ctx)
  const found: Found[] = []
  for (const [event, counts] of series) {
    const alarm = judgeVolume(counts)
    if (!alarm) continue
    const { kind, observed, expected, hours } = alarm
    found.push({ event, check: kind, property: '', detail: { before: expected, now: observed, hours } })
  }
  const all = found.find((one) => one.event === '')
  const alike = found.filter((one) => one.event !== '' && one.check === all?.check)
  return all && alike.length >= series.size / 2
    ? [all, ...found.filter((one) => one.check !== all.check)]
    : found
}

async function changes(ctx: Ctx): Promise<Found[]> {
  const { before, now } = await readUse(ctx)
  const found: StreamChange[] = []
  for (const [event, use] of now) {
    const old = before.get(event)
    if (old) found.push(...streamChanges(old, use, PERIODS))
  }
  return found.map(({ event, check, property = '', type, ...shares }) => ({
    event,
    check,
    property,
    detail: { before: shares.before, now: shares.now, ...(type !== undefined && { type }) },
  }))
}

async function raise(ctx: Ctx, { event, check, property, detail }: Found): Promise<void> {
  await transact(ctx, async (tx) => {
    const id = await insertAlarm(tx, { event, check, property, detail })
    const sentence = alarmSentence(event, check, property, detail)
    await record(tx, {
      action: 'stream_alarm.raised',
      subject: { kind: 'stream_alarm', id },
      data: { event, check, property },
    })
    await openTask(tx, {
      kind: 'reading',
      subject: { kind: 'stream_alarm', id },
      title: sentence.slice(0, 200),
      payload: { event, check, property, ...detail },
      dueAt: new Date(tx.clock.now().getTime() + DAY),
    })
  })
}

async function end(ctx: Ctx, row: AlarmRow): Promise<void> {
  await transact(ctx, async (tx) => {
    await updateAlarm(tx, row.id, { state: 'ended' })
    await cancelTasks(tx, { kind: 'stream_alarm', id: row.id }, 'it went away by itself')
    await record(tx, { action: 'stream_alarm.ended', subject: { kind: 'stream_alarm', id: row.id } })
  })
}

/** Passing says that it is as it should be, failing that something is broken. */
export const alarmVerdicts: FeedConsumer = {
  feed: 'review.verdicts',
  name: 'streams',
  handle: async (tx, entries) => {
    for (const { payload } of entries) {
      const { subject, verdict } = payload as unknown as VerdictNews
      if (subject.kind !== 'stream_alarm') continue
      const row = await readAlarm(tx, subject.id)
      if (row?.state !== 'open') continue
      await updateAlarm(tx, row.id, { state: verdict === 'pass' ? 'accepted' : 'broken', seen: true })
    }
  },
}

function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}
