/** What a column holds, told from its values alone; each kind has its comparator. */
export type ColumnKind = 'name' | 'text' | 'date' | 'code' | 'number' | 'category' | 'email'

/** One column of the records to link: values interned, id 0 is missing. */
export interface Column {
  name: string
  kind: ColumnKind
  /** id of each record's value */
  ids: Int32Array
  /** text by id; '' at 0 */
  values: string[]
  /** how many records have the value of each id */
  counts: Int32Array
  /** records with a value */
  filled: number
}

const MISSING = /^(null|none|nan|na|n\/a|unknown|-+|\?+)?$/

/** Interns a column's texts: trimmed, lower case, without accents; placeholders of nothing are missing. */
export function columnOf(name: string, texts: readonly string[]): Column | undefined {
  const known = new Map<string, number>([['', 0]])
  const values = ['']
  const ids = new Int32Array(texts.length)
  for (let row = 0; row < texts.length; row += 1) {
    const text = plain(texts[row] ?? '')
    let id = known.get(text)
    if (id === undefined) {
      id = values.length
      known.set(text, id)
      values.push(text)
    }
    ids[row] = id
  }
  const counts = new Int32Array(values.length)
  for (const id of ids) counts[id] = (counts[id] as number) + 1
  const filled = texts.length - (counts[0] as number)
  if (values.length <= 2 || isRowNumber(values, filled)) return undefined
  const kind = kindOf(values, filled)
  if (kind !== 'date') return { name, kind, ids, values, counts, filled }
  return { name, kind, ids, values: values.map(dateDigits), counts, filled }
}

const PLAIN = /^[a-z0-9]*$/

function plain(text: string): string {
  const lower = text.trim().toLowerCase()
  if (PLAIN.test(lower) && lower !== 'null' && lower !== 'nan' && lower !== 'none' && lower !== 'na')
    return lower
  const bare = lower.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/\s+/g, ' ')
  return MISSING.test(bare) ? '' : bare
}

/** A serial number of the rows says nothing about who is meant, however alike two of them look. */
function isRowNumber(values: readonly string[], filled: number): boolean {
  if (values.length - 1 !== filled || filled < 20) return false
  const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/
  const real = values.slice(1)
  if (real.every((value) => uuid.test(value))) return true
  const before = /^(\D*)\d{1,12}$/.exec(real[0] ?? '')?.[1]
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of real) {
    const parts = /^(\D*)(\d{1,12})$/.exec(value)
    if (!parts || parts[1] !== before) return false
    low = Math.min(low, Number(parts[2]))
    high = Math.max(high, Number(parts[2]))
  }
  return high - low < filled * 2
}

function kindOf(values: readonly string[], filled: number): ColumnKind {
  const step = Math.max(1, Math.floor(values.length / 2000))
  const sample: string[] = []
  for (let id = 1; id < values.length; id += step) sample.push(values[id] as string)
  const share = (test: (value: string) => boolean) => sample.filter(test).length / sample.length
  if (share((value) => /^[^@\s]+@[^@\s]+$/.test(value)) > 0.7) return 'email'
  if (share((value) => dateDigits(value) !== value || isDate(value)) > 0.5) return 'date'
  const digits = share((value) => (value.match(/\d/g)?.length ?? 0) >= value.length * 0.6)
  if (digits > 0.7) return share((value) => value.length >= 5) > 0.6 ? 'code' : 'number'
  if (values.length - 1 <= 40 && filled >= values.length * 8) return 'category'
  return share((value) => value.includes(' ')) > 0.3 || digits > 0.2 ? 'text' : 'name'
}

function isDate(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6))
  return year >= 1850 && year <= 2100 && month <= 12 && day <= 31
}

/** `yyyymmdd` of the usual ways to write a date (day first unless only month first can be), else the text as it is. */
export function dateDigits(text: string): string {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/.exec(text)
  if (iso) return `${iso[1]}${iso[2]?.padStart(2, '0')}${iso[3]?.padStart(2, '0')}`
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  if (!local) return text
  const [first, second] = [Number(local[1]), Number(local[2])]
  const [day, month] = second > 12 ? [second, first] : [first, second]
  return `${local[3]}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
}
