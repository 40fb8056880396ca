import type { Item } from '../../api.ts'

export type Hold = Item<'/api/holds'>

/** The usual codes; whether one is sensitive by itself. Others can be typed. */
export const codes: { value: string; label: string; sensitive?: boolean }[] = [
  { value: 'complaint_open', label: 'A complaint is open' },
  { value: 'day_of_grief', label: 'A day of public grief' },
  { value: 'outage', label: 'Something is broken' },
  { value: 'wrong_content', label: 'Something wrong was about to be sent' },
  { value: 'bereavement', label: 'Bereavement', sensitive: true },
  { value: 'illness', label: 'Illness', sensitive: true },
  { value: 'hardship', label: 'Hardship', sensitive: true },
  { value: 'other', label: 'Something else' },
]

/** Codes of what is found in people's own words; they are not chosen by hand. */
const heard: Record<string, string> = {
  pregnancy_loss: 'Pregnancy loss',
  vulnerability: 'Vulnerability',
  divorce: 'Divorce',
  job_loss: 'Job loss',
  financial_trouble: 'Financial trouble',
  legal_threat: 'Legal threat',
  chargeback: 'Chargeback',
  complaint: 'Complaint',
  returned_mail: 'Returned mail',
}

/** The code in words; of a sensitive hold that one may not see, nothing. */
export function reasonText(hold: Pick<Hold, 'code' | 'reason'>): string {
  if (hold.code === null) return 'Known to care only'
  const label =
    codes.find((code) => code.value === hold.code)?.label ??
    heard[hold.code] ??
    hold.code.replaceAll('_', ' ')
  return hold.reason ? `${label}: ${hold.reason}` : label
}

export const scopeWords: Record<Hold['scope']['kind'], string> = {
  everything: 'Everything',
  campaign: 'Campaign',
  profile: 'Person',
  segment: 'Segment',
}
