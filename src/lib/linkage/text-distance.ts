/**
 * Likeness of two texts in [0, 1], 1 where they are equal: Jaro's measure with Winkler's bonus of .1 for each of up to
 * four equal first letters (W. Winkler, String Comparator Metrics, 1990).
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const jaro = jaroOf(a, b)
  if (jaro < 0.7) return jaro
  const most = Math.min(4, a.length, b.length)
  let prefix = 0
  while (prefix < most && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

const usedA = new Uint8Array(256)
const usedB = new Uint8Array(256)

function jaroOf(a: string, b: string): number {
  const n = Math.min(a.length, 256)
  const m = Math.min(b.length, 256)
  if (n === 0 || m === 0) return 0
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1)
  usedA.fill(0, 0, n)
  usedB.fill(0, 0, m)
  let matches = 0
  for (let i = 0; i < n; i += 1) {
    const code = a.charCodeAt(i)
    const end = Math.min(m, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j += 1) {
      if (usedB[j] === 1 || b.charCodeAt(j) !== code) continue
      usedA[i] = 1
      usedB[j] = 1
      matches += 1
      break
    }
  }
  if (matches === 0) return 0
  let moved = 0
  let j = 0
  for (let i = 0; i < n; i += 1) {
    if (usedA[i] === 0) continue
    while (usedB[j] === 0) j += 1
    if (a.charCodeAt(i) !== b.charCodeAt(j)) moved += 1
    j += 1
  }
  return (matches / n + matches / m + (matches - moved / 2) / matches) / 3
}

/**
 * How many letters must be inserted, left out, replaced or swapped with their neighbour to make one text of the other
 * (Damerau 1964, optimal string alignment); `most + 1` where it is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0
  const n = a.length
  const m = b.length
  if (Math.abs(n - m) > most) return most + 1
  let before = new Array<number>(m + 1).fill(0)
  let last = Array.from({ length: m + 1 }, (_, j) => j)
  let row = new Array<number>(m + 1).fill(0)
  for (let i = 1; i <= n; i += 1) {
    row[0] = i
    let least = i
    for (let j = 1; j <= m; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      )
      if (
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      )
        cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    ;[before, last, row] = [last, row, before]
  }
  return Math.min(last[m] as number, most + 1)
}
