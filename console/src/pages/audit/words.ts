import type { Item as ItemOf } from '../../api.ts'

/** A defect that a reader found. */
export type Defect = ItemOf<'/api/audit/defects'>

/** What put a message into its stratum. */
export const stratumWords: Record<string, string> = {
  sensitive: 'Sensitive topic',
  new_variant: 'New wording',
  unusual: 'Unusual rendering',
  fallback: 'Fallback used',
  low_grade: 'Data of low grade',
  ordinary: 'Ordinary',
}

/** What can be wrong with a message, in the order of the desk's keys. */
export const reasons = [
  { value: 'wrong_person', label: 'Wrong person' },
  { value: 'wrong_field', label: 'Wrong field or name' },
  { value: 'false_claim', label: 'False claim' },
  { value: 'sensitive', label: 'Hurts in this situation' },
  { value: 'creepy', label: 'Creepy' },
  { value: 'tone', label: 'Tone' },
  { value: 'no_use', label: 'No use to the recipient' },
  { value: 'offer', label: 'Offer wrong or not allowed' },
  { value: 'language', label: 'Language or spelling' },
  { value: 'layout', label: 'Layout' },
  { value: 'bad_time', label: 'Wrong time' },
  { value: 'other', label: 'Other: say what' },
] as const

export type Reason = (typeof reasons)[number]['value']

/** A reason as words. */
export const reasonWords = (reason: string) =>
  reasons.find(({ value }) => value === reason)?.label.replace(/: .*/, '') ?? reason

/** A rate with as many digits as it needs. */
export const percent = (rate: number) =>
  `${(rate * 100).toLocaleString('en', { maximumFractionDigits: rate < 0.1 ? 2 : 1 })} %`
