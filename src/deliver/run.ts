import { listWorkspaces } from '../accounts/index.ts'
import { suppress } from '../decide/index.ts'
import { newId } from '../lib/ids.ts'
import { type Ctx, transact } from '../platform/ctx.ts'
import type { Attempt, Channel, Ended, Outgoing } from './channel.ts'
import { groupCommits } from './commits.ts'
import { endingOf } from './endings.ts'
import { giveFeedback } from './inbound/feedback.ts'
import { makeLine } from './line.ts'
import { mailboxChannel } from './mailbox.ts'
import { domainOf } from './mime/header.ts'
import { makePacer } from './pacer.ts'
import { onItsWayOf, prepare } from './prepare.ts'
import { releaseDue } from './release.ts'
import type { ChannelState } from './schema.ts'
import type { DeliverySettings } from './settings.ts'
import { runSettler } from './settle.ts'
import { keepSimulated } from './simulated.ts'
import { smtpChannel } from './smtp/channel.ts'
import { countAtDomains, type DomainCount, readSentSince } from './store/domains.ts'
import { writeTurn } from './store/sending.ts'
import { beat, leave, recoverMessages } from './store/workers.ts'
import { makeTokens } from './tokens.ts'

/** Delivery under way in this process. */
export interface Delivery {
  /** Looks for messages that are due. */
  wake(): void
  /** Waits until everything that is due now has left, or cannot. */
  drain(): Promise<void>
  state(): ChannelState
  /** Ends what is under way, gives back what is not, and closes the channel. */
  stop(): Promise<void>
}

/** What delivery needs of its surroundings. */
export interface DeliveryOptions {
  systemCtx(workspace: string): Ctx
  settings: DeliverySettings
  /** Instead of the one that the settings name. */
  channel?: Channel
  /** After so long without a sign a process counts as dead. */
  leaseMillis?: number
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const BATCH = 200
/** The next batch is released when no more than so many wait for a connection. */
const LOW = 100
const POLL_MILLIS = 500
const LEASE_MILLIS = 10_000
const MOST_BACKOFF_MILLIS = 60_000

/** Delivers, in every workspace, what is due; several processes may. */
export function runDelivery(options: DeliveryOptions): Delivery {
  const { systemCtx, settings, leaseMillis = LEASE_MILLIS } = options
  const worker = newId()
  const base = systemCtx(NOBODY)
  const simulated = new Set<string>()
  const channel = keepSimulated(
    options.channel ?? channelOf(options),
    mailboxChannel(systemCtx),
    (workspace) => simulated.has(workspace),
    (workspace) => settings.simulatedMailUrl?.(workspace),
  )
  const tokens = makeTokens(settings.secret)
  const down = { problem: undefined as string | undefined, until: 0, wait: 0 }
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const commits = groupCommits<Outgoing, Ended>(async (hands, ends) => {
    const endings = ends.map((end) => endingOf(end, base.clock.now()))
    const held = await writeTurn(base, { endings, hands }, worker)
    if (ends.length > 0) settler.wake()
    return new Set(hands.filter((message) => held.has(message.id)))
  }, base.log)
  const settler = runSettler(systemCtx, base)

  const pacer = makePacer(settings.pace ?? { domains: new Map() })
  const paced = new Set<string>()
  const tally: { workspace: string; domain: string; what: DomainCount }[] = []
  const halted = () => stopped || down.problem !== undefined
  const mayGo = (message: Outgoing): boolean => {
    // what cannot leave now is to be given back at once
    if (halted()) return true
    if (!pacer.take(domainOf(message.to), Date.now())) return false
    paced.add(message.id)
    return true
  }
  const passed = (message: Outgoing, kind: Attempt['kind']) => {
    const domain = domainOf(message.to)
    const outcome = kind === 'sent' || kind === 'deferred' ? kind : 'other'
    if (paced.delete(message.id)) pacer.done(domain, outcome, Date.now())
    if (kind === 'sent' || kind === 'deferred' || kind === 'refused')
      tally.push({ workspace: message.workspace, domain, what: kind })
  }
  const work = async (message: Outgoing) => {
    const attempt = halted()
      ? ({ kind: 'withdrawn' } as const)
      : await channel
          .send(message, () => commits.hand(message))
          .catch((error: unknown) => {
            base.log.error({ err: error, message: message.id }, 'a channel failed unexpectedly')
            return { kind: 'unknown', text: 'The channel failed unexpectedly' } as const
          })
    if (attempt.kind === 'down') goDown(attempt.problem)
    if (attempt.kind === 'refused' && attempt.suppress)
      await bounced(systemCtx(message.workspace), message, attempt).catch((error: unknown) =>
        base.log.error({ err: error }, 'an address could not be suppressed'),
      )
    passed(message, attempt.kind)
    commits.end({ message, attempt })
  }
  const line = makeLine<Outgoing>(channel.lanes, work, mayGo)

  /** Puts messages into the line; those for whose domain enough wait there get a later time. */
  const addPaced = (messages: readonly Outgoing[]) => {
    const inLine = new Map<string, number>()
    for (const { to } of line.waiting()) inLine.set(domainOf(to), (inLine.get(domainOf(to)) ?? 0) + 1)
    const joining = messages.filter((message) => {
      const domain = domainOf(message.to)
      const count = inLine.get(domain) ?? 0
      const answer = pacer.admit(domain, count, Date.now())
      if (answer === 'join') {
        inLine.set(domain, count + 1)
        return true
      }
      const until = new Date(base.clock.now().getTime() + answer - Date.now())
      commits.end({ message, attempt: { kind: 'paced', until } })
      return false
    })
    line.add(joining)
  }

  const goDown = (problem: string) => {
    if (down.problem === undefined) base.log.warn({ problem }, 'mail cannot leave; messages wait')
    if (down.until <= Date.now())
      down.wait = Math.min(MOST_BACKOFF_MILLIS, down.wait === 0 ? 1000 : down.wait * 2)
    down.problem = problem
    down.until = Date.now() + down.wait
  }
  const isUp = async (): Promise<boolean> => {
    if (down.problem === undefined) return true
    if (Date.now() < down.until) return false
    const problem = await channel.check()
    if (problem !== undefined) {
      goDown(problem)
      return false
    }
    base.log.info('mail can leave again')
    down.problem = undefined
    down.wait = 0
    return true
  }

  /** Releases and prepares one batch of a workspace; whether anything was due. */
  const releaseBatch = async (workspace: string): Promise<boolean> => {
    const ctx = systemCtx(workspace)
    const { released, looked } = await releaseDue(ctx, worker, BATCH)
    if (released.length === 0) return looked > 0
    try {
      const { ready, ended } = await prepare(ctx, released, { settings, tokens })
      for (const one of ended) commits.end(one)
      addPaced(ready)
    } catch (error) {
      for (const { message } of released)
        commits.end({ message: onItsWayOf(ctx, message), attempt: { kind: 'withdrawn' } })
      throw error
    }
    return true
  }

  const showLife = async () => {
    await beat(base, worker, down.problem)
    await countAtDomains(base, tally.splice(0))
    const found = await transact(base, (tx) => recoverMessages(tx, leaseMillis))
    if (found.queued + found.unknown > 0) base.log.warn(found, 'settled what a dead process left')
  }
  const heart = setInterval(() => {
    showLife().catch((error: unknown) => base.log.error({ err: error }, 'delivery cannot reach its database'))
  }, leaseMillis / 4)
  heart.unref()

  let counted = settings.pace?.warmUp === undefined
  const countBefore = async () => {
    if (counted) return
    const now = Date.now()
    const day = new Date(now - (now % 86_400_000))
    pacer.leftToday(await readSentSince(base, day), now)
    counted = true
  }
  const turn = async () => {
    await showLife()
    await countBefore()
    for (let more = true; more && !stopped; ) {
      more = false
      const workspaces = await listWorkspaces(base.db)
      for (const { id, simulated: isIt } of workspaces) {
        if (isIt) simulated.add(id)
        else simulated.delete(id)
      }
      for (const { id } of workspaces) {
        if (stopped || !(await isUp())) break
        try {
          if (await releaseBatch(id)) more = true
        } catch (error) {
          base.log.error({ err: error, workspace: id }, 'releasing failed; trying again')
        }
        await line.below(LOW)
      }
    }
    await line.idle()
    await commits.idle()
    await settler.drain()
  }
  const wake = () => {
    if (stopped) return
    running = running.then(turn).catch((error: unknown) => {
      base.log.error({ err: error }, 'delivering failed; trying again')
    })
  }
  const poll = () => {
    timer = setTimeout(() => {
      wake()
      void running.finally(() => !stopped && poll())
    }, POLL_MILLIS)
    timer.unref()
  }
  wake()
  poll()

  return {
    wake,
    drain: () => {
      wake()
      return running
    },
    state: () => ({ channel: 'email', kind: channel.kind, problem: down.problem ?? null }),
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
      clearInterval(heart)
      await settler.drain()
      await countAtDomains(base, tally.splice(0))
      await channel.close()
      await leave(base, worker)
    },
  }
}

/** The server said at once that the address takes no mail. */
async function bounced(
  ctx: Ctx,
  message: Outgoing,
  { code, text }: { code: string; text: string },
): Promise<void> {
  await transact(ctx, async (tx) => {
    await giveFeedback(tx, message, { kind: 'bounced', code, detail: text, domain: domainOf(message.to) })
    await suppress(tx, { address: message.to, reason: 'bounced', detail: text })
  })
}

function channelOf({ settings, systemCtx }: DeliveryOptions): Channel {
  return settings.smtpUrl === undefined
    ? mailboxChannel(systemCtx)
    : smtpChannel(settings.smtpUrl, settings.mailConnections)
}
