import { currentWorkspace } from '../accounts/index.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import { identifiersOf, personsOf, recipients, setConsent } from '../profiles/index.ts'
import { eventProperties } from './endings.ts'
import { appendEvents } from './events.ts'
import { readMessage } from './store/read.ts'
import type { LinkRef } from './tokens.ts'

/** What a person may say yes or no to, in the order of the page. */
export const choices = [
  {
    name: 'email.marketing',
    channel: 'email',
    purpose: 'marketing',
    title: 'News and offers by e-mail',
    about: 'New products, inspiration and offers.',
  },
  {
    name: 'email.service',
    channel: 'email',
    purpose: 'service',
    title: 'Service messages by e-mail',
    about: 'Reminders, safety notices and help with what you bought. Receipts are sent in any case.',
  },
  {
    name: 'onsite.personalization',
    channel: 'onsite',
    purpose: 'personalization',
    title: 'A shop made for you',
    about: 'What you look at decides what you are shown first.',
  },
] as const
export type ChoiceName = (typeof choices)[number]['name']

/** The preferences of one person as their page shows them. */
export interface Preferences {
  shop: string
  /** Enough of the address to recognize it, too little to read it. */
  address: string | undefined
  chosen: Record<ChoiceName, boolean>
}

/** Whom a link is about. */
export type PreferencesRef = LinkRef & { profile: string }

/** The preferences that a link opens; undefined when the person is gone. */
export async function getPreferences(ctx: Ctx, ref: PreferencesRef): Promise<Preferences | undefined> {
  const recipient = (await recipients(ctx, [ref.profile])).get(ref.profile)
  if (!recipient) return undefined
  const workspace = await currentWorkspace(ctx)
  // service needs no yes, only the absence of a no; the others need a yes, personalization as a shop is by default
  const isOn = ({ channel, purpose }: (typeof choices)[number]) => {
    const state = recipient.consent(channel, purpose)
    return purpose === 'marketing' ? state === 'granted' : state !== 'denied'
  }
  return {
    shop: workspace.name,
    address: recipient.email === undefined ? undefined : masked(recipient.email),
    chosen: Object.fromEntries(choices.map((choice) => [choice.name, isOn(choice)])) as Preferences['chosen'],
  }
}

/** Keeps what a person chose; it holds at once, for messages already queued too. */
export async function choose(
  ctx: Ctx,
  ref: PreferencesRef,
  chosen: Partial<Record<ChoiceName, boolean>>,
  source: 'preferences' | 'unsubscribe',
): Promise<void> {
  const before = await getPreferences(ctx, ref)
  if (!before) return
  const changed = choices.filter(
    ({ name }) =>
      chosen[name] !== undefined && (source === 'unsubscribe' || chosen[name] !== before.chosen[name]),
  )
  if (changed.length === 0) return
  await transact(ctx, async (tx) => {
    await setConsent(
      tx,
      ref.profile,
      changed.map(({ name, channel, purpose }) => ({
        channel,
        purpose,
        state: chosen[name] ? 'granted' : 'denied',
        source,
        evidence: { message: ref.message },
      })),
    )
    const left = changed.filter(
      ({ name, channel }) => channel === 'email' && !chosen[name] && before.chosen[name],
    )
    for (const { purpose } of left) await tellUnsubscribed(tx, ref, purpose)
  })
}

/** What one click means: no more of the kind of message that it was in; marketing where that is not known. */
export async function unsubscribedBy(
  ctx: Ctx,
  ref: PreferencesRef,
): Promise<Partial<Record<ChoiceName, boolean>>> {
  const message = await readMessage(ctx, ref.message)
  return message?.purpose === 'service' ? { 'email.service': false } : { 'email.marketing': false }
}

async function tellUnsubscribed(tx: Ctx, ref: PreferencesRef, purpose: string): Promise<void> {
  const person = (await personsOf(tx, [ref.profile])).get(ref.profile)
  const identifier = person && (await identifiersOf(tx, [person])).get(person)
  if (!identifier) return
  const message = await readMessage(tx, ref.message)
  const at = tx.clock.now()
  await appendEvents(tx, [
    {
      messageId: `unsubscribed:${ref.message}:${purpose}:${at.getTime()}`,
      event: 'Unsubscribed',
      identifier,
      at,
      properties: { ...(message && eventProperties(message)), channel: 'email', unsubscribed_from: purpose },
    },
  ])
}

function masked(email: string): string {
  const at = email.lastIndexOf('@')
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)]
  return `${[...local][0] ?? ''}${'•'.repeat(Math.min(6, Math.max(2, local.length - 1)))}@${domain}`
}
