/** Work that is waiting for one of several hands. */
export interface Line<Item> {
  add(items: readonly Item[]): void
  /** Items that nobody took yet. */
  waiting(): number
  /** Takes everything out that nobody took yet. */
  empty(): Item[]
  /** Resolves when no more than so many wait. */
  below(count: number): Promise<void>
  /** Resolves when everything was worked off. */
  idle(): Promise<void>
}

/** Works items off with up to `hands` at once, in their order. `work` does not throw. */
export function makeLine<Item>(hands: number, work: (item: Item) => Promise<void>): Line<Item> {
  let items: Item[] = []
  let next = 0
  let busy = 0
  let watchers: { count: number; answer(): void }[] = []

  const waiting = () => items.length - next
  const notify = () => {
    const met = (count: number) => (count < 0 ? waiting() === 0 && busy === 0 : waiting() <= count)
    const [now, later] = [watchers.filter((w) => met(w.count)), watchers.filter((w) => !met(w.count))]
    watchers = later
    for (const { answer } of now) answer()
  }
  const hand = async () => {
    for (let item = items[next]; item !== undefined; item = items[next]) {
      next++
      if (next === items.length) {
        items = []
        next = 0
      }
      notify()
      await work(item)
    }
    busy--
    notify()
  }
  const when = (count: number) =>
    new Promise<void>((answer) => {
      watchers.push({ count, answer })
      notify()
    })
  return {
    add: (more) => {
      items = [...items.slice(next), ...more]
      next = 0
      while (busy < hands && waiting() > 0) {
        busy++
        void hand()
      }
    },
    waiting,
    empty: () => {
      const rest = items.slice(next)
      items = []
      next = 0
      notify()
      return rest
    },
    below: when,
    idle: () => when(-1),
  }
}
