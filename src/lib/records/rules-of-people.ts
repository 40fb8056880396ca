import type { RecordRule } from './record-rule.ts'

const rule = (
  says: string,
  [mending, skill]: [RecordRule['mending'], RecordRule['skill']],
  todo: string,
  accepts: readonly string[] = [],
  rejects: readonly string[] = [],
): RecordRule => ({ says, mending, skill, todo, accepts, rejects })

const SUGGESTED: [RecordRule['mending'], RecordRule['skill']] = ['suggested', 'marketer']
const CLEAR: [RecordRule['mending'], RecordRule['skill']] = ['clear', 'marketer']
const OWNER: [RecordRule['mending'], RecordRule['skill']] = ['source', 'data owner']
const FORM = 'Check the form that asks for it.'

/** Rules for what is known of people. */
export const personRules: Readonly<Record<string, RecordRule>> = {
  'name.placeholder': rule(
    'A filler, not a name',
    CLEAR,
    FORM,
    ['Ng', 'Suharto', 'Guest-Gornall'],
    ['test', 'N/A', 'first name'],
  ),
  'name.keyboard': rule('A run of keys', CLEAR, FORM, ['Wert', 'Hrvoje'], ['asdf', 'qwertz', 'aaaa']),
  'name.email': rule('An e-mail address in a name', CLEAR, FORM, ['Ann'], ['ann@mail.com']),
  'name.phone': rule('A telephone number in a name', CLEAR, FORM, ['Ann'], ['+49 170 1234567']),
  'name.url': rule('A web address in a name', CLEAR, FORM, ['St. John'], ['www.shop.com']),
  'name.markup': rule('Code in a name', CLEAR, FORM, ["O'Neill"], ['<b>Jo</b>', '{{name}}']),
  'name.company': rule(
    'A company in a name',
    CLEAR,
    'Keep companies in a field of their own.',
    ['Kofi'],
    ['Acme GmbH'],
  ),
  'name.digits': rule('Digits in a name', SUGGESTED, FORM, ['Harald 3rd'], ['J0hn']),
  'name.emoji': rule('A pictograph in a name', SUGGESTED, FORM, ['Zoë'], ['Anna 😀']),
  'name.homoglyph': rule(
    'Letters of another script that look like Latin ones',
    SUGGESTED,
    FORM,
    ['Ольга', 'Γιώργος'],
    ['Аnna'],
  ),
  'name.encoding': rule(
    'Read in the wrong encoding',
    SUGGESTED,
    'Export the file as UTF-8.',
    ['José', 'Nguyễn'],
    ['JosÃ©'],
  ),
  'name.caps': rule(
    'All capitals',
    SUGGESTED,
    'Store names as people write them.',
    ['JJ', 'McDonald'],
    ['JENNIFER'],
  ),
  'name.lowercase': rule(
    'No capital',
    SUGGESTED,
    'Store names as people write them.',
    ['van der Berg', 'de la Cruz'],
    ['jennifer'],
  ),
  'name.swapped': rule(
    "Given and family name in each other's field",
    SUGGESTED,
    'Look at the order of the columns.',
  ),
  'email.syntax': rule(
    'Not an e-mail address',
    SUGGESTED,
    'Check addresses where they are typed.',
    ['a.b+tag@sub.firm.co.uk'],
    ['jane.gmail.com', 'jane@@gmail.com'],
  ),
  'email.typo_domain': rule(
    'A slip in the domain of an address',
    SUGGESTED,
    'Ask “did you mean …?” where addresses are typed.',
    ['bob@gmx.de', 'x@company.io'],
    ['jane@gmial.com', 'jane@gmail.con'],
  ),
  'email.placeholder': rule(
    'An address of nobody',
    CLEAR,
    'Do not make people invent an address.',
    ['kim@naver.com'],
    ['test@test.com'],
  ),
  'email.unknown_tld': rule(
    'A domain that does not exist',
    CLEAR,
    'Check addresses where they are typed.',
    ['jo@live.nl'],
    ['jane@firm.zzzz'],
  ),
  'email.disposable': rule(
    'A throw-away address',
    OWNER,
    'Ask for another address before a campaign that matters.',
    ['ann@mail.com'],
    ['jane@mailinator.com'],
  ),
  'email.role': rule(
    'The address of an office, not of a person',
    OWNER,
    'Greet without a name, or ask who reads it.',
    ['infobert@firm.com'],
    ['info@firm.com'],
  ),
  'email.shared': rule(
    'One address on many people',
    OWNER,
    'Find out whose it is; staff often type their own.',
  ),
  'phone.placeholder': rule(
    'A filler, not a number',
    CLEAR,
    FORM,
    ['+49 170 1234567'],
    ['0000000000', '1234567890'],
  ),
  'phone.invalid': rule(
    'Not a telephone number',
    CLEAR,
    FORM,
    ['020 7946 0958', '+84 912 345 678'],
    ['12', '+999 123456789'],
  ),
  'phone.shared': rule(
    'One number on many people',
    OWNER,
    'Find out whose it is; staff often type their own.',
  ),
  'date.impossible': rule(
    'A date that cannot be',
    CLEAR,
    'Look at the format of the export.',
    ['1980-02-29', '12/31/1999'],
    ['1981-02-29', '2026-13-01'],
  ),
  'date.default': rule(
    'A default, not a date',
    CLEAR,
    'Let the field be empty instead.',
    ['1999-12-31'],
    ['0000-00-00'],
  ),
  'date.future': rule(
    'A date still to come',
    CLEAR,
    'Look at the clock or the format of the source.',
    ['2001-03-04'],
    ['2199-01-02'],
  ),
  'money.not_a_number': rule(
    'An amount that is no number',
    OWNER,
    'Export plain numbers.',
    ['1,234.50', '12,50'],
    ['12.5.0'],
  ),
  'money.negative': rule(
    'A negative amount that is no refund',
    OWNER,
    'Send refunds as “Order Refunded”.',
    ['0.5'],
    ['-3'],
  ),
  'money.currency_unknown': rule(
    'Not a currency of ISO 4217',
    OWNER,
    'Send three letters, such as EUR.',
    ['EUR'],
    ['EUX'],
  ),
  'id.missing': rule('No id', OWNER, 'Every record needs an id of its own.'),
  'id.placeholder': rule(
    'A filler for an id',
    OWNER,
    'Leave the id out where there is none.',
    ['A-17', '4711'],
    ['null', '-1'],
  ),
  'id.shared': rule(
    'One id on many people',
    OWNER,
    'Look for a default or a test account that uses this id.',
  ),
  'row.duplicate': rule('The same record twice', OWNER, 'Export every record once.'),
  'consent.missing': rule(
    'Used without a consent that is on record',
    OWNER,
    'Ask whoever answers for consent before using these.',
  ),
  'consent.late': rule(
    'Used before consent was given',
    OWNER,
    'Start the tracking, or the mailing, after the answer.',
  ),
  'segment.stale': rule(
    'A segment of a third party that is old',
    OWNER,
    'Have it delivered again, or stop using it.',
  ),
}
