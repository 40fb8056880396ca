import type { Log } from '../platform/log.ts'

/** Writes groups: what came first is durable first. */
export interface Commits<Hand, End> {
  /** Resolves with true once the hand is durable and holds; with false when it does not hold or cannot be written. */
  hand(item: Hand): Promise<boolean>
  /** Takes an end; it is written before any hand that comes after it. */
  end(item: End): void
  /** Resolves when everything taken so far is written. */
  idle(): Promise<void>
  /** How much waits. */
  waiting(): number
}

const RETRY_MILLIS = 250

/**
 * Commits in groups without a timer: while one commit runs, the next group gathers. Ends that cannot be written are
 * kept and tried again; hands that cannot be are answered with false, since nothing went out for them.
 */
export function groupCommits<Hand, End>(
  write: (hands: readonly Hand[], ends: readonly End[]) => Promise<ReadonlySet<Hand>>,
  log: Log,
): Commits<Hand, End> {
  let hands: { item: Hand; answer(holds: boolean): void }[] = []
  let ends: End[] = []
  let running: Promise<void> | undefined

  const writeAll = async () => {
    while (hands.length > 0 || ends.length > 0) {
      const group = { hands, ends }
      hands = []
      ends = []
      try {
        const holding = await write(
          group.hands.map((hand) => hand.item),
          group.ends,
        )
        for (const { item, answer } of group.hands) answer(holding.has(item))
      } catch (error) {
        log.error({ err: error, ends: group.ends.length }, 'the outbox could not be written; trying again')
        ends = [...group.ends, ...ends]
        for (const { answer } of group.hands) answer(false)
        await new Promise((resolve) => setTimeout(resolve, RETRY_MILLIS))
      }
    }
  }
  const kick = () => {
    running ??= writeAll().finally(() => {
      running = undefined
    })
  }
  return {
    hand: (item) =>
      new Promise((answer) => {
        hands.push({ item, answer })
        kick()
      }),
    end: (item) => {
      ends.push(item)
      kick()
    },
    idle: async () => {
      while (running) await running
    },
    waiting: () => hands.length + ends.length,
  }
}
