import type { AlarmDetail, StreamCheck } from './schema.ts'

const percent = (share: number) => `${Math.round(share * 100)} %`
const count = (value: number) => Math.round(value).toLocaleString('en-GB')

/** What is out of the ordinary, in one sentence. */
export function alarmSentence(
  event: string,
  check: StreamCheck,
  property: string | undefined,
  { before, now, hours = 1, type = 'other' }: AlarmDetail,
): string {
  const which = event === '' ? 'events of all kinds' : `“${event}”`
  const window = hours === 1 ? 'the last hour' : `the last ${hours} hours`
  switch (check) {
    case 'drop':
      return `${count(now)} ${which} in ${window}, where ${count(before)} are usual (${percent(now / before - 1)}).`
    case 'spike':
      return `${count(now)} ${which} in ${window}, where ${count(before)} are usual.`
    case 'null_rate':
      return `“${property}” is in ${percent(now)} of ${which}; it was in ${percent(before)}.`
    case 'new_property':
      return `“${property}” is new: it is in ${percent(now)} of ${which}.`
    case 'vanished_property':
      return `“${property}” is gone: it was in ${percent(before)} of ${which}.`
    case 'type_change':
      return `“${property}” of ${which} holds ${type} in ${percent(now)}; it held ${before === 0 ? 'none' : percent(before)} before.`
    case 'cardinality':
      return `“${property}” of ${which} has ${count(now)} different values in a day; it had ${count(before)} in two weeks.`
    case 'duplicates':
      return `${percent(now)} of ${which} repeat another one; it was ${percent(before)}.`
    case 'late':
      return `${percent(now)} of ${which} come in more than an hour late; it was ${percent(before)}.`
  }
}
