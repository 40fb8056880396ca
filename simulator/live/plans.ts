/** What the shop's team plans: the words of its mails, and whom they are for. */

const SHOP = 'https://shop.example'
const style = {
  accent: '#1d6b52',
  language: 'en',
  direction: 'ltr',
  footer: 'Fell & Fjord, 4 Harbour Row, Bergen. A simulated shop.',
}
const greeting = {
  name: 'first_name',
  source: { kind: 'trait', key: 'firstName' },
  minimumGrade: 'good',
  fallback: 'there',
}
const variant = (name: string, subject: string, preheader: string, text: string, label: string) => ({
  name,
  subject,
  preheader,
  blocks: [
    { kind: 'heading', text: 'Hello {{ first_name }}' },
    { kind: 'text', text },
    { kind: 'button', label, href: `${SHOP}/` },
  ],
})
const mail = (name: string, variants: ReturnType<typeof variant>[]) => ({
  name,
  purpose: 'marketing',
  style,
  fields: [greeting],
  variants,
})

const viewed = (days: number, least: number) => ({
  kind: 'event',
  event: 'Product Viewed',
  within: { kind: 'last', n: days, unit: 'days' },
  is: { measure: 'count', op: 'at_least', value: least },
})
const orders = (days: number | undefined, op: string, value: number) => ({
  kind: 'behaviour',
  of: 'orders',
  ...(days !== undefined && { within: { kind: 'last', n: days, unit: 'days' } }),
  op,
  value,
})

export const segments = {
  looking: { name: 'Looked around this month', condition: viewed(30, 2) },
  quiet: {
    name: 'Bought before, not for three months',
    condition: { kind: 'and', of: [orders(undefined, 'at_least', 1), orders(90, 'exactly', 0)] },
  },
  regulars: { name: 'Bought in the last month', condition: orders(30, 'at_least', 1) },
}

export const objectives = {
  revenue: {
    name: 'Revenue in the two weeks after',
    metric: 'revenue_per_person',
    horizonDays: 14,
    direction: 'increase',
    smallestEffect: 1,
    guardrails: [{ measure: 'unsubscribes', tolerance: 0.5 }],
  },
  conversion: {
    name: 'Buyers who come back within a month',
    metric: 'conversion',
    horizonDays: 30,
    direction: 'increase',
    smallestEffect: 0.01,
    guardrails: [
      { measure: 'unsubscribes', tolerance: 0.5 },
      { measure: 'refunds', tolerance: 0.3 },
    ],
  },
}

export const approved = {
  range: mail('What is new for the season', [
    variant(
      'Plain',
      'New for the season',
      'Shells, boots and packs that came in this week',
      'New shells, boots and packs came in this week. Have a look whenever it suits you.',
      'See what is new',
    ),
    variant(
      'Warm',
      'The hills are calling, {{ first_name }}',
      'A few things for the next weekend outside',
      'The first clear weekends are near. We put together a few things that make them better.',
      'Come and look',
    ),
  ]),
  back: mail('Come back to the hills', [
    variant(
      'Care',
      'How is your gear holding up?',
      'Wax, spray and repairs for what you have',
      'Good gear lasts when it is looked after. Here is how to wax, proof and mend what you already have.',
      'Read the care guide',
    ),
    variant(
      'Offer',
      '10 % off your next order',
      'For those who have been away for a while',
      'It has been a while. Your next order is 10 % less, on everything, until the end of the month.',
      'Take 10 % off',
    ),
  ]),
  thanks: mail('Thank you for a good year', [
    variant(
      'Thanks',
      'Thank you, {{ first_name }}',
      'And early access to what comes next',
      'You were with us on many days outside. As a thank-you you see what comes next before others do.',
      'See it first',
    ),
  ]),
}

/** These wait for whoever looks. */
export const waiting = [
  mail('Winter sale', [
    variant(
      'Loud',
      'LAST CHANCE!!! 30 % off everything',
      'Only today',
      'Everything must go! Only today 30 % off everything. Do not miss it!',
      'Buy now',
    ),
    variant(
      'Quiet',
      '30 % off the winter range',
      'Until Sunday, while it lasts',
      'The winter range is 30 % less until Sunday, while it lasts.',
      'See the winter range',
    ),
  ]),
  mail('We saw you looking', [
    variant(
      'Draft',
      'We noticed you looking at jackets, {{ first_name }}',
      'Still thinking about it?',
      'We noticed that you looked at jackets late last night. Still thinking about it?',
      'Back to your jacket',
    ),
  ]),
]

export const campaigns = [
  {
    plan: { name: 'What is new for the season', controlShare: 0.2, rampSize: 40 },
    segment: 'looking',
    objective: 'revenue',
    content: 'range',
  },
  {
    plan: { name: 'Come back to the hills', controlShare: 0.25, rampSize: 25 },
    segment: 'quiet',
    objective: 'conversion',
    content: 'back',
  },
  {
    plan: { name: 'Thank you for a good year', controlShare: 0.15, rampSize: 15 },
    segment: 'regulars',
    objective: 'revenue',
    content: 'thanks',
    /** Its first messages are read by the team, so it goes on to everybody. */
    passed: true,
  },
] as const
