import {
  type CompiledVariant,
  compileVariant,
  getVariant,
  mergeFields,
  renderMerged,
} from '../content/index.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import type { Ended, MergedValues, OnItsWay, Outgoing } from './channel.ts'
import { composeMessage, inboundOf, linksOf } from './compose.ts'
import { signedAddresses } from './inbound/addresses.ts'
import { dkimKeyFor, signMail } from './mime/dkim.ts'
import { asciiAddress, domainOf, isAddress } from './mime/header.ts'
import type { Released } from './release.ts'
import { type DeliverySettings, senderOf } from './settings.ts'
import type { DueMessage } from './store/outbox.ts'
import type { Tokens } from './tokens.ts'

/** Rendering holds the process: after so many messages others get a turn. */
const TURN = 20

/**
 * Renders and composes released messages; the content is exactly the variant that was decided, by its hash. Those
 * that cannot be made come back as ended.
 */
export async function prepare(
  ctx: Ctx,
  released: readonly Released[],
  { settings, tokens }: { settings: DeliverySettings; tokens: Tokens },
): Promise<{ ready: Outgoing[]; ended: Ended[] }> {
  const ready: Outgoing[] = []
  const ended: Ended[] = []
  if (released.length === 0) return { ready, ended }
  const from = await senderOf(ctx, settings)
  const key = dkimKeyFor(settings.dkim ?? [], domainOf(asciiAddress(from.address)))
  const addresses =
    settings.mailInDomain === undefined ? undefined : signedAddresses(settings.secret, settings.mailInDomain)
  for (const [index, { message, recipient }] of released.entries()) {
    if (index % TURN === TURN - 1) await new Promise(setImmediate)
    const onItsWay = onItsWayOf(ctx, message, recipient.email)
    const fail = (code: string, text: string) =>
      ended.push({ message: onItsWay, attempt: { kind: 'refused', code, text, suppress: false } })
    if (!isAddress(onItsWay.to)) {
      fail(
        'address_unusable',
        'This is not an address that mail can be sent to. Correct it on the page of the person.',
      )
      continue
    }
    try {
      const compiled = await compiledOf(ctx, message.variantId, message.variantHash)
      const links = linksOf(onItsWay, tokens, settings.publicUrl)
      const fields = mergeFields(compiled.fields, recipient)
      const rendered = renderMerged(compiled, fields, links)
      const inbound = inboundOf(message.id, addresses)
      const frame = {
        from,
        date: ctx.clock.now(),
        unsubscribeUrl: links.unsubscribeUrl,
        ...(inbound && { inbound }),
      }
      const raw = composeMessage(onItsWay, rendered, frame)
      ready.push({
        ...onItsWay,
        from: inbound?.bounce ?? from.address,
        subject: rendered.subject,
        raw: key ? await signMail(raw, key) : raw,
        fallbacks: rendered.usedFallbacks,
        merged: ownValues(fields),
      })
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      fail(error.code, error.message)
    }
  }
  return { ready, ended }
}

/** What came from the person: the words of fallbacks stand in the variant. */
function ownValues({ values, fallbackReasons }: ReturnType<typeof mergeFields>): MergedValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !(name in fallbackReasons)))
}

/** A released message before it is rendered. */
export function onItsWayOf(ctx: Ctx, message: DueMessage, to = ''): OnItsWay {
  const { id, campaignId, stepId, profileId, variantId, purpose, attempts } = message
  const ids = { id, workspace: ctx.workspace, campaignId, stepId, profileId, variantId }
  return { ...ids, purpose, attempts, to, fallbacks: [] }
}

const compiled = new Map<string, CompiledVariant>()
const MOST_COMPILED = 200

/** The compiled form of a variant; what a hash stands for never changes. */
async function compiledOf(ctx: Ctx, id: string, hash: string): Promise<CompiledVariant> {
  const key = `${ctx.workspace} ${id} ${hash}`
  const known = compiled.get(key)
  if (known) return known
  const made = await compileVariant(await getVariant(ctx, id, hash))
  compiled.set(key, made)
  const oldest = compiled.keys().next().value
  if (compiled.size > MOST_COMPILED && oldest !== undefined) compiled.delete(oldest)
  return made
}
