import { getVariant, type Variant } from '../content/index.ts'
import { readSent, type SentMessage } from '../deliver/index.ts'
import { detectSensitive } from '../lib/sensitive/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { FeedConsumer } from '../platform/feeds/index.ts'
import { recipients } from '../profiles/index.ts'
import { grades } from '../profiles/schema.ts'
import { insertFrame } from './store/frame.ts'

/** Letters beyond Latin. */
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u

/** Brings every message that was sent to where the audit draws from. */
export const sentConsumer: FeedConsumer = {
  feed: 'deliver.sent',
  name: 'audit',
  handle: async (tx, entries) => {
    for (const { payload } of entries) await frameMessages(tx, payload.messageIds as string[])
  },
}

async function frameMessages(tx: Ctx, messageIds: readonly string[]): Promise<void> {
  const sent = await readSent(tx, messageIds)
  const variants = new Map<string, Variant>()
  for (const { variantId, variantHash } of sent)
    if (!variants.has(variantHash)) variants.set(variantHash, await getVariant(tx, variantId, variantHash))
  const graded = await gradesOf(tx, sent, variants)
  await insertFrame(
    tx,
    sent.map((message) => {
      const variant = variants.get(message.variantHash)
      const values = Object.values(message.merged ?? {}).join(' ')
      return {
        messageId: message.id,
        campaignId: message.campaignId,
        variantId: message.variantId,
        variantHash: message.variantHash,
        profileId: message.profileId,
        fallbacks: message.fallbacks.length,
        lowGrade: graded.has(message.id),
        sensitive: variant !== undefined && touchesSensitive(variant),
        otherScript: OTHER_SCRIPT.test(values),
        valueLength: values.length,
        sentAt: message.sentAt,
      }
    }),
  )
}

/** The messages into which a value was merged whose grade is below good; only where a wording allows that. */
async function gradesOf(
  tx: Ctx,
  sent: readonly SentMessage[],
  variants: ReadonlyMap<string, Variant>,
): Promise<Set<string>> {
  const good = grades.indexOf('good')
  const lax = (hash: string) =>
    (variants.get(hash)?.fields ?? []).filter(({ minimumGrade }) => grades.indexOf(minimumGrade) > good)
  const some = sent.filter((message) => lax(message.variantHash).length > 0)
  if (some.length === 0) return new Set()
  const people = await recipients(
    tx,
    some.map((message) => message.profileId),
  )
  return new Set(
    some
      .filter((message) =>
        lax(message.variantHash).some(({ name, source }) => {
          const trait = people.get(message.profileId)?.traits[source.key]
          return message.merged?.[name] !== undefined && trait && grades.indexOf(trait.grade) > good
        }),
      )
      .map((message) => message.id),
  )
}

const known = new Map<string, boolean>()
const MOST_KNOWN = 500

/** Whether an approved wording speaks of loss, illness or the like; read once, what a hash stands for stays. */
function touchesSensitive(variant: Variant): boolean {
  const before = known.get(variant.hash)
  if (before !== undefined) return before
  const found = detectSensitive(wordsOf(variant)).hold
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(variant.hash, found)
  return found
}

/** The wording of a variant, its fields still open. */
export function wordsOf({ subject, preheader, blocks }: Variant): string {
  const body = blocks.map((block) =>
    block.kind === 'heading' || block.kind === 'text'
      ? block.text
      : block.kind === 'button'
        ? block.label
        : block.kind === 'image'
          ? block.alt
          : block.kind === 'products'
            ? block.items.map((item) => item.title).join('\n')
            : '',
  )
  return [subject, preheader, ...body].filter((part) => part !== '').join('\n')
}
