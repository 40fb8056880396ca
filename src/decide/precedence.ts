import type { Purpose } from '../content/schema.ts'
import { nextAllowed, type QuietWindow } from '../lib/quiet-hours.ts'
import type { DecisionKind, Reason } from './schema.ts'

/** Everything that the decision about one person at one moment depends on. */
export interface ResolverInput {
  now: Date
  purpose: Purpose
  /** An active hold covers the person, the campaign or everything, for this purpose. */
  held: boolean
  campaign: 'live' | 'paused' | 'cancelled'
  /** The campaign's graph and, where one is chosen, the variant have an approval that is not void. */
  approved: boolean
  /** In the segment, and still a profile. */
  eligible: boolean
  /** Lies in the slice that another campaign of the same layer has. */
  otherExperiment?: boolean
  hasAddress: boolean
  suppressed: boolean
  /** For the channel and this purpose. */
  consent: 'granted' | 'denied' | 'unknown'
  cap: { messages: number; days: number } | null
  /** Marketing messages sent, or decided and still to come, in the days of the cap. */
  messagesInWindow: number
  control: boolean
  cooldownHours: number
  lastMessageAt: Date | null
  quietHours: QuietWindow | null
  timeZone: string
  /** The message is not meant to go before this. */
  notBefore: Date | null
}

/** One row of the table of precedence. */
interface Rule {
  reason: Reason
  /** The decision when this is the strongest constraint that applies. */
  kind: Exclude<DecisionKind, 'send'>
  purposes: readonly Purpose[]
  /** The rule, as a sentence of the reference. */
  says: string
}

const all: readonly Purpose[] = ['marketing', 'service', 'transactional']
const optional: readonly Purpose[] = ['marketing', 'service']
const marketing: readonly Purpose[] = ['marketing']

/** A constraint that keeps the message from going to this person. */
export interface Barrier extends Rule {
  applies(input: ResolverInput): boolean
}

/** What keeps a message from being sent, strongest first. */
export const barriers: readonly Barrier[] = [
  {
    reason: 'held',
    kind: 'hold',
    purposes: all,
    says: 'A hold is active on everything, on the campaign, on the person or on a segment the person is in, for this purpose.',
    applies: (input) => input.held,
  },
  {
    reason: 'campaign_cancelled',
    kind: 'skip',
    purposes: all,
    says: 'The campaign was cancelled.',
    applies: (input) => input.campaign === 'cancelled',
  },
  {
    reason: 'not_approved',
    kind: 'hold',
    purposes: all,
    says: 'The campaign or the chosen variant has no approval of exactly this content, or it was voided.',
    applies: (input) => !input.approved,
  },
  {
    reason: 'campaign_paused',
    kind: 'hold',
    purposes: all,
    says: 'The campaign is paused.',
    applies: (input) => input.campaign === 'paused',
  },
  {
    reason: 'not_eligible',
    kind: 'skip',
    purposes: all,
    says: 'The person is not in the segment, or the profile is gone.',
    applies: (input) => !input.eligible,
  },
  {
    reason: 'other_experiment',
    kind: 'skip',
    purposes: all,
    says: 'The campaign has a slice of a layer of experiments, and the person lies outside it.',
    applies: (input) => input.otherExperiment === true,
  },
  {
    reason: 'no_address',
    kind: 'skip',
    purposes: all,
    says: 'There is no address for the channel.',
    applies: (input) => !input.hasAddress,
  },
  {
    reason: 'suppressed',
    kind: 'skip',
    purposes: all,
    says: 'The address takes no more mail: it bounced for good, its owner complained, or it was suppressed by hand.',
    applies: (input) => input.suppressed,
  },
  {
    reason: 'no_consent',
    kind: 'skip',
    purposes: optional,
    says: 'Marketing needs consent that was given; service needs that it was not refused.',
    applies: (input) =>
      input.purpose === 'marketing' ? input.consent !== 'granted' : input.consent === 'denied',
  },
  {
    reason: 'frequency_cap',
    kind: 'skip',
    purposes: marketing,
    says: 'As many marketing messages as the cap allows were sent, or are decided and still to come, in its days.',
    applies: (input) => input.cap !== null && input.messagesInWindow >= input.cap.messages,
  },
  {
    reason: 'control',
    kind: 'control',
    purposes: optional,
    says: 'The person is held out to measure against. Only who passed every rule above is assigned to an arm.',
    applies: (input) => input.control,
  },
]

/** A constraint that only moves the message: it goes at the earliest instant that all of them allow. */
export interface Delay extends Rule {
  kind: 'wait'
  /** The earliest instant that this rule allows, not before `at`. */
  earliest(input: ResolverInput, at: number): number
}

/** What makes a message wait, in the order in which the instants are found. */
export const delays: readonly Delay[] = [
  {
    reason: 'scheduled',
    kind: 'wait',
    purposes: all,
    says: 'The time set for the message has not come.',
    earliest: (input, at) => Math.max(at, input.notBefore?.getTime() ?? at),
  },
  {
    reason: 'cooldown',
    kind: 'wait',
    purposes: marketing,
    says: 'The last marketing message to the person is less than the cooldown ago.',
    earliest: (input, at) =>
      input.lastMessageAt === null || input.cooldownHours === 0
        ? at
        : Math.max(at, input.lastMessageAt.getTime() + input.cooldownHours * 3_600_000),
  },
  {
    reason: 'quiet_hours',
    kind: 'wait',
    purposes: optional,
    says: "It is quiet time on the person's own clock, or would be when the rules above let the message go. Where daylight saving removes the hour in which quiet time ends, it ends when the clock changes; where the hour comes twice, at the first of the two.",
    earliest: (input, at) => (input.quietHours ? nextAllowed(input.quietHours, input.timeZone, at) : at),
  },
]

/** The table as a page of the reference. */
export function precedenceMarkdown(): string {
  const rows = [...barriers, ...delays].map(
    (rule, index) =>
      `| ${index + 1} | \`${rule.reason}\` | ${rule.kind} | ${rule.purposes.join(', ')} | ${rule.says} |`,
  )
  return `# Which constraint wins

Whether, and when, a message goes to a person is decided by one function and this one table: when the
campaign is decided, and again in the transaction that releases the message. The first rule that applies gives
the decision; all that apply are stored as its reasons, strongest first. Rules that delay are looked at only
when nothing above keeps the message from going: it then goes at the earliest instant that all of them allow.

| | reason | decision | purposes | applies when |
|---|---|---|---|---|
${rows.join('\n')}
| | | send | ${all.join(', ')} | nothing above applies |

What the decisions mean: **hold** – a person decides, nothing goes until then; **skip** – this person gets no
message from this step; **control** – held out on purpose, and counted; **wait** – goes later; **send** – goes now.
`
}
