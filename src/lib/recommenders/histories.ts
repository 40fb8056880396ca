/**
 * What people did, as lists of whole numbers: history `h` is `items[offsets[h]] … items[offsets[h + 1] - 1]`, oldest
 * first. Histories stand in the order of their last event, so a higher number is a more recent one.
 */
export interface Histories {
  /** how many items there are; ids run from 0 */
  items: number
  offsets: Int32Array
  list: Int32Array
  /** time of each history's last event in unix seconds; its number where times are not known */
  ends: Float64Array
}

/** Names of items and their numbers. */
export interface Vocabulary {
  names: string[]
  numbers: Map<string, number>
}

/** A vocabulary without any item. */
export function emptyVocabulary(): Vocabulary {
  return { names: [], numbers: new Map() }
}

/** The number of an item, given to it now where it has none. */
export function numberOf(vocabulary: Vocabulary, name: string): number {
  const known = vocabulary.numbers.get(name)
  if (known !== undefined) return known
  const fresh = vocabulary.names.length
  vocabulary.numbers.set(name, fresh)
  vocabulary.names.push(name)
  return fresh
}

/** Packs lists of item numbers, each oldest first; they are put in the order of `ends` where that is given. */
export function packHistories(
  lists: readonly (readonly number[] | Int32Array)[],
  items: number,
  ends?: readonly number[],
): Histories {
  const order = Int32Array.from(lists, (_, at) => at)
  if (ends) order.sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0) || a - b)
  const offsets = new Int32Array(lists.length + 1)
  let total = 0
  order.forEach((from, to) => {
    total += lists[from]?.length ?? 0
    offsets[to + 1] = total
  })
  const list = new Int32Array(total)
  order.forEach((from, to) => {
    list.set(lists[from] ?? [], offsets[to] ?? 0)
  })
  return { items, offsets, list, ends: Float64Array.from(order, (from, to) => ends?.[from] ?? to) }
}

/** How many histories there are. */
export function countOf({ offsets }: Histories): number {
  return offsets.length - 1
}

/** One history, without a copy. */
export function historyOf({ offsets, list }: Histories, at: number): Int32Array {
  return list.subarray(offsets[at] ?? 0, offsets[at + 1] ?? 0)
}

/** The histories from one number up to another, as histories of the same items. */
export function sliceHistories(of: Histories, from: number, to: number): Histories {
  const begin = of.offsets[from] ?? 0
  return {
    items: of.items,
    offsets: of.offsets.slice(from, to + 1).map((offset) => offset - begin),
    list: of.list.slice(begin, of.offsets[to] ?? 0),
    ends: of.ends.slice(from, to),
  }
}

/** Where each item occurs, most recent history first: postings `offsets[item] … offsets[item + 1] - 1`. */
export interface Postings {
  offsets: Int32Array
  histories: Int32Array
  /** index into `list` of the histories */
  places: Int32Array
}

/** Turns histories inside out; with `once` an item is posted once per history (its last occurrence), at most `most` of them. */
export function postingsOf(
  of: Histories,
  { once = false, most = Number.POSITIVE_INFINITY }: { once?: boolean; most?: number } = {},
): Postings {
  const { items, list, offsets: bounds } = of
  const count = new Int32Array(items)
  const last = new Int32Array(items).fill(-1)
  const visit = (take: (item: number, history: number, place: number) => void) => {
    last.fill(-1)
    count.fill(0)
    for (let history = countOf(of) - 1; history >= 0; history -= 1)
      for (let place = (bounds[history + 1] ?? 0) - 1; place >= (bounds[history] ?? 0); place -= 1) {
        const item = list[place] as number
        if ((once && last[item] === history) || (count[item] as number) >= most) continue
        last[item] = history
        take(item, history, place)
        count[item] = (count[item] as number) + 1
      }
  }
  visit(() => undefined)
  const offsets = new Int32Array(items + 1)
  for (let item = 0; item < items; item += 1)
    offsets[item + 1] = (offsets[item] as number) + (count[item] as number)
  const total = offsets[items] ?? 0
  const histories = new Int32Array(total)
  const places = new Int32Array(total)
  visit((item, history, place) => {
    const at = (offsets[item] as number) + (count[item] as number)
    histories[at] = history
    places[at] = place
  })
  return { offsets, histories, places }
}
