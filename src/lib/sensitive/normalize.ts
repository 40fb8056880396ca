/** Words whose near misspellings are read as the words themselves. */
const keywords = [
  'funeral',
  'bereavement',
  'bereaved',
  'deceased',
  'diagnosed',
  'diagnosis',
  'redundant',
  'redundancy',
  'solicitor',
  'solicitors',
  'hospital',
  'miscarriage',
  'miscarried',
  'stillborn',
  'divorce',
  'divorced',
  'divorcing',
  'separated',
  'bankrupt',
  'bankruptcy',
  'bailiff',
  'bailiffs',
  'repossessed',
  'eviction',
  'evicted',
  'unemployed',
  'chemotherapy',
  'alzheimers',
  'dementia',
  'complaint',
  'complain',
  'disgusted',
  'disgusting',
  'unacceptable',
  'disgraceful',
  'appalling',
  'ombudsman',
  'chargeback',
  'lawyer',
  'attorney',
  'lawsuit',
  'mother',
  'father',
  'husband',
  'brother',
  'sister',
  'daughter',
  'grandmother',
  'grandfather',
  'passed',
  'cancer',
  'suicide',
  'suicidal',
  'executor',
  'probate',
  'widowed',
  'afford',
  'struggling',
  'depression',
  'pregnant',
  'pregnancy',
  'terminal',
  'surgery',
  'accident',
  'undeliverable',
  'estate',
  'certificate',
  'memorial',
  'grieving',
  'mourning',
  'furious',
  'overdraft',
  'arrears',
  'hospice',
  'vulnerable',
  'abusive',
  'domestic',
  'violence',
  'illness',
  'seriously',
  'mortgage',
] as const
const byLetters = new Map<string, string>()
for (const word of keywords)
  for (const form of nearForms(word)) if (!byLetters.has(form)) byLetters.set(form, word)
/** Right words that stand one letter from a keyword. */
const rightWords = new Set([
  'farther',
  'gather',
  'lather',
  'rather',
  'bother',
  'smother',
  'another',
  'other',
  'moth',
  'canter',
  'dancer',
  'cancel',
  'cancels',
  'passes',
  'parsed',
  'pasted',
  'pass',
  'passe',
  'paused',
  'posed',
  'state',
  'mister',
  'fathers',
  'mothers',
  'estates',
  'fathered',
  'broth',
  'sisters',
  'brothers',
  'domestics',
  'accidents',
  'lawyers',
  'complaints',
  'complains',
  'terminals',
  'husbands',
  'daughters',
  'deceases',
  'diseased',
  'separate',
  'separates',
  'laughter',
  'slaughter',
  'bothers',
  'resister',
  'caner',
  'illnesses',
  'affords',
  'pregnancies',
  'grievng',
  'morning',
  'mornings',
  'moaning',
  'effort',
  'panther',
  'feather',
  'mothering',
  'hospitals',
  'funerals',
  'estated',
  'assed',
  'massed',
  'ceased',
  'leased',
  'increased',
  'compliant',
  'surgeries',
  'lance',
  'plastered',
])

/**
 * Text as the rules read it: lower case, plain quotes, contractions apart ("can't" → "can not"), near misspellings of
 * sensitive words mended, white space single, sentences ended by full stops.
 */
export function normalize(text: string): string {
  return ` ${text.normalize('NFKC').toLowerCase()} `
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/[\u201c\u201d"*_~]/g, ' ')
    .replace(/\r?\n\s*\r?\n/g, '. ')
    .replace(/[\u2013\u2014]| - /g, ', ')
    .replace(/[()[\]]/g, ', ')
    .replace(/\bcan'?not\b|\bcan'?t\b|\bcan not\b/g, 'can not')
    .replace(/\bwo'?n'?t\b(?!on)/g, (found) => (found === 'wont' || found.includes("'") ? 'will not' : found))
    .replace(/\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)n'?t\b/g, '$1 not')
    .replace(/\bi'?m\b/g, 'i am')
    .replace(/\bi'?ve\b/g, 'i have')
    .replace(/\b(we|you|they|who)'ve\b/g, '$1 have')
    .replace(/\b(we|you|they)'re\b/g, '$1 are')
    .replace(/\b(i|we|you|they|he|she|it|that|this|who)'ll\b/g, '$1 will')
    .replace(/\b(i|we|you|they|he|she)'d\b/g, '$1 had')
    .replace(/\bmoney's (been|got)\b/g, 'money has $1')
    .replace(/\b(he|she|it|that|there|what|who|here|money|cash)'s\b/g, '$1 is')
    .replace(
      /\b(mum|mom|dad|mother|father|husband|wife|nan|gran|son|daughter|brother|sister|grandma|grandad)'s (been|just|got|died|passed|dead|gone|in hospital|in the hospital|very ill|seriously|ill|dying|not)\b/g,
      '$1 has $2',
    )
    .replace(/-(in)-(law)/g, ' in law')
    .replace(/[a-z]{5,}/g, (word) => (rightWords.has(word) ? word : (byLetters.get(word) ?? word)))
    .replace(/\s+/g, ' ')
}

/** The word with one letter left out, doubled, swapped with its neighbour, or (in long words) replaced by a vowel. */
function nearForms(word: string): Set<string> {
  const forms = new Set<string>()
  for (let at = 0; at < word.length; at += 1) {
    const [before, here, next, after] = [
      word.slice(0, at),
      word[at] ?? '',
      word[at + 1] ?? '',
      word.slice(at + 2),
    ]
    if (at > 0) forms.add(before + next + after)
    forms.add(before + here + here + next + after)
    forms.add(before + next + here + after)
    if (at > 0 && word.length > 6) for (const vowel of 'aeiou') forms.add(before + vowel + next + after)
  }
  forms.delete(word)
  for (const other of keywords) forms.delete(other)
  return forms
}
