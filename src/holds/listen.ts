import type { SensitiveCode } from '../lib/sensitive/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { Embedder } from '../platform/embeddings/index.ts'
import type { FeedConsumer } from '../platform/feeds/index.ts'
import { personsOf } from '../profiles/index.ts'
import { openTask, type VerdictNews } from '../review/index.ts'
import { countSaid, type Heard, markRead, takeHeard } from './heard.ts'
import { getHold, placeHold, releaseHold } from './place.ts'
import { readWords } from './read-words.ts'
import { readHolds } from './store.ts'

const DAY = 86_400_000
/** How long a hold lasts that was found in a person's words, in days. */
const lasts: Record<SensitiveCode, number> = {
  bereavement: 180,
  pregnancy_loss: 365,
  illness: 90,
  vulnerability: 180,
  divorce: 90,
  job_loss: 90,
  financial_trouble: 90,
  legal_threat: 90,
  chargeback: 60,
  complaint: 30,
  returned_mail: 180,
}
/** Facts of a person's life, which only the role care reads. */
const ordinary: ReadonlySet<SensitiveCode> = new Set(['complaint', 'returned_mail', 'chargeback'])
const COMPLAINT_DAYS = 30
const TOGETHER = 64

/** Reads what people wrote, holds those who should be left to a person, and asks for a verdict. */
export function wordsConsumer(embedder: () => Embedder): FeedConsumer {
  return {
    feed: 'holds.heard',
    name: 'holds',
    handle: async (tx) => {
      for (
        let heard = await takeHeard(tx, TOGETHER);
        heard.length > 0;
        heard = await takeHeard(tx, TOGETHER)
      ) {
        const findings = await readWords(
          embedder(),
          heard.map(({ body }) => body),
        )
        for (const [at, one] of heard.entries()) {
          const codes = findings[at]?.hold ? (findings[at]?.codes ?? []) : []
          await markRead(tx, one.message_id, codes, null)
          const code = await whyHeld(tx, one, codes)
          if (code) await markRead(tx, one.message_id, codes, await holdFor(tx, one, code))
        }
      }
    },
  }
}

/** One complaint is for the service team; the second within a month is for a person to decide about. */
async function whyHeld(
  tx: Ctx,
  heard: Heard,
  codes: readonly SensitiveCode[],
): Promise<SensitiveCode | undefined> {
  const other = codes.find((code) => code !== 'complaint')
  if (other || codes.length === 0) return other
  const from = new Date(heard.said_at.getTime() - COMPLAINT_DAYS * DAY)
  const times = await countSaid(tx, await sameAs(tx, heard.profile_id), 'complaint', from, heard.said_at)
  return times >= 2 ? 'complaint' : undefined
}

async function holdFor(tx: Ctx, heard: Heard, code: SensitiveCode): Promise<string> {
  for (const scopeId of await sameAs(tx, heard.profile_id)) {
    const active = await readHolds(tx, { active: true, scope: 'profile', scopeId, limit: 200 })
    const standing = active.find((hold) => hold.code === code)
    if (standing) return standing.id
  }
  const hold = await placeHold(tx, {
    scope: { kind: 'profile', id: heard.profile_id },
    code,
    sensitive: !ordinary.has(code),
    expiresAt: new Date(tx.clock.now().getTime() + lasts[code] * DAY).toISOString(),
  })
  await openTask(tx, {
    kind: 'reading',
    subject: { kind: 'hold', id: hold.id },
    title: 'Held after what somebody wrote: pass keeps the hold, fail releases it',
    payload: { profileId: heard.profile_id },
    dueAt: new Date(tx.clock.now().getTime() + DAY),
  })
  return hold.id
}

async function sameAs(tx: Ctx, profileId: string): Promise<string[]> {
  const person = (await personsOf(tx, [profileId])).get(profileId)
  return person === undefined || person === profileId ? [profileId] : [profileId, person]
}

/** Releases a hold that was judged needless; a sensitive one stays until somebody with the role care releases it. */
export const holdVerdicts: FeedConsumer = {
  feed: 'review.verdicts',
  name: 'holds',
  handle: async (tx, entries) => {
    for (const { payload } of entries) {
      const news = payload as unknown as VerdictNews
      if (news.subject.kind !== 'hold' || news.verdict !== 'fail') continue
      const hold = await getHold(tx, news.subject.id)
      if (hold.active && !hold.sensitive) await releaseHold(tx, hold.id, 'Judged harmless at the desk')
    }
  },
}
