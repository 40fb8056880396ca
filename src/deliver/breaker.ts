import { getCampaign, pauseCampaign } from '../campaigns/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { FeedConsumer } from '../platform/feeds/index.ts'
import { record } from '../platform/journal/index.ts'
import { openTask } from '../review/index.ts'
import { type DomainTally, readDomains } from './store/domains.ts'
import { countFeedback } from './store/feedback.ts'

/** Mailbox providers ask senders to stay below the first and refuse them above the second. */
export const COMPLAINTS_WARN = 0.001
export const COMPLAINTS_PAUSE = 0.003
/** One complaint of a small campaign says little; it takes so many to pause. */
const LEAST_COMPLAINTS = 2

const DUE_MILLIS = 4 * 3_600_000
const WATCHED_MILLIS = 6 * 3_600_000
const LEAST_ATTEMPTS = 20

/** Pauses a campaign that too many people call spam, and asks a person why. */
export const complaintBreaker: FeedConsumer = {
  feed: 'deliver.feedback',
  name: 'breaker',
  handle: async (tx, entries) => {
    const campaigns = new Set(
      entries.flatMap(({ payload }) => (payload.kind === 'complained' ? [String(payload.campaignId)] : [])),
    )
    for (const id of campaigns) await judgeCampaign(tx, id)
  },
}

async function judgeCampaign(tx: Ctx, id: string): Promise<void> {
  const { sent, complained } = await countFeedback(tx, id)
  const rate = complained / Math.max(1, sent)
  if (complained < LEAST_COMPLAINTS || rate <= COMPLAINTS_PAUSE) return
  const campaign = await getCampaign(tx, id)
  if (!['scheduled', 'ramping', 'running'].includes(campaign.state)) return
  const share = `${(rate * 100).toFixed(2)} %`
  await pauseCampaign(
    tx,
    id,
    `${complained} of ${sent} recipients (${share}) called it spam; above ${COMPLAINTS_PAUSE * 100} % providers begin to refuse all your mail. Look at whom it reached and what it says before you resume it.`,
  )
  await record(tx, {
    action: 'campaign.complaints',
    subject: { kind: 'campaign', id },
    data: { sent, complained },
  })
  await openTask(tx, {
    kind: 'reading',
    subject: { kind: 'complaints', id },
    title: `Called spam by ${share}: “${campaign.definition.name}”`,
    payload: { campaignId: id, sent, complained },
    dueAt: new Date(tx.clock.now().getTime() + DUE_MILLIS),
  })
}

/** What is the matter with the mail of a workspace, in sentences. */
export interface MailAlarm {
  level: 'warn' | 'alarm'
  about: string
  message: string
}

/** Domains that put off or bounce suddenly much, and complaints above what providers tolerate. */
export async function mailAlarms(ctx: Ctx): Promise<{ domains: DomainTally[]; alarms: MailAlarm[] }> {
  const now = ctx.clock.now().getTime()
  const domains = await readDomains(ctx, new Date(now - WATCHED_MILLIS))
  const day = await readDomains(ctx, new Date(now - 4 * WATCHED_MILLIS))
  return { domains: day, alarms: [...domains.flatMap(alarmsOfDomain), ...complaintAlarms(day)] }
}

function alarmsOfDomain({ domain, sent, deferred, refused, bounced }: DomainTally): MailAlarm[] {
  const attempts = sent + deferred + refused
  if (attempts < LEAST_ATTEMPTS) return []
  const alarms: MailAlarm[] = []
  const percent = (part: number) => `${Math.round((100 * part) / attempts)} %`
  if (deferred > attempts * 0.3)
    alarms.push({
      level: 'warn',
      about: domain,
      message: `${domain} puts off ${percent(deferred)} of our mail and is sent to more slowly. If it stays so, look at the answers of its servers on the messages, and set MAIL_RATES.`,
    })
  if (refused + bounced > attempts * 0.1)
    alarms.push({
      level: 'alarm',
      about: domain,
      message: `${domain} refused or bounced ${percent(refused + bounced)} of our mail in six hours. Stop the campaign that reaches it, and look at how its addresses came to you.`,
    })
  return alarms
}

function complaintAlarms(day: readonly DomainTally[]): MailAlarm[] {
  const sent = day.reduce((sum, tally) => sum + tally.sent, 0)
  const complained = day.reduce((sum, tally) => sum + tally.complained, 0)
  const rate = complained / Math.max(1, sent)
  if (rate <= COMPLAINTS_WARN || complained === 0) return []
  return [
    {
      level: rate > COMPLAINTS_PAUSE ? 'alarm' : 'warn',
      about: 'complaints',
      message: `${complained} of ${sent} recipients called our mail spam in a day (${(rate * 100).toFixed(2)} %); providers ask for less than 0.1 %. Mail fewer people who did not answer for long, and make unsubscribing easier to find.`,
    },
  ]
}
