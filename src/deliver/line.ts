/** Work that is waiting for one of several hands. */
export interface Line<Item> {
  add(items: readonly Item[]): void
  /** Items that nobody took yet. */
  waiting(): readonly Item[]
  /** Resolves when no more than so many wait. */
  below(count: number): Promise<void>
  /** Resolves when everything was worked off. */
  idle(): Promise<void>
}

const LOOK_AGAIN_MILLIS = 20

/**
 * Works items off with up to `hands` at once, in their order, but that those whose turn `take` refuses let others
 * pass and are asked for again soon. `work` does not throw.
 */
export function makeLine<Item>(
  hands: number,
  work: (item: Item) => Promise<void>,
  take: (item: Item) => boolean = () => true,
): Line<Item> {
  const items: Item[] = []
  let busy = 0
  let lookingAgain = false
  let watchers: { count: number; answer(): void }[] = []

  const notify = () => {
    if (watchers.length === 0) return
    const met = (count: number) => (count < 0 ? items.length === 0 && busy === 0 : items.length <= count)
    const [now, later] = [watchers.filter((w) => met(w.count)), watchers.filter((w) => !met(w.count))]
    watchers = later
    for (const { answer } of now) answer()
  }
  const next = (): Item | undefined => {
    const at = items.findIndex(take)
    return at < 0 ? undefined : items.splice(at, 1)[0]
  }
  const hand = async () => {
    for (let item = next(); item !== undefined; item = next()) {
      notify()
      await work(item)
    }
    busy--
    notify()
    if (items.length === 0 || lookingAgain) return
    lookingAgain = true
    setTimeout(() => {
      lookingAgain = false
      kick()
    }, LOOK_AGAIN_MILLIS)
  }
  const kick = () => {
    while (busy < hands && items.length > 0) {
      const before = items.length
      busy++
      void hand()
      // the first look found nothing that may go
      if (items.length === before) return
    }
  }
  const when = (count: number) =>
    new Promise<void>((answer) => {
      watchers.push({ count, answer })
      notify()
    })
  return {
    add: (more) => {
      items.push(...more)
      kick()
    },
    waiting: () => items,
    below: when,
    idle: () => when(-1),
  }
}
