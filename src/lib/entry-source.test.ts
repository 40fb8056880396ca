import { expect, test } from 'vitest'
import { entrySource } from './entry-source.ts'

const shop = 'https://shop.example/'

test.each([
  [`${shop}?gclid=1&utm_term=acme+mugs`, '', ['acme'], 'paid_search_brand'],
  [`${shop}?gclid=1&utm_term=mugs`, '', ['acme'], 'paid_search_other'],
  [`${shop}?gclid=1`, '', ['acme'], 'paid_search'],
  [`${shop}?utm_source=google&utm_medium=cpc&utm_campaign=brand-uk`, '', [], 'paid_search_brand'],
  [`${shop}?utm_source=google&utm_medium=cpc&utm_campaign=non-brand`, '', [], 'paid_search_other'],
  [`${shop}?utm_source=facebook&utm_medium=paid_social`, '', [], 'paid_social'],
  [`${shop}?utm_source=ig&utm_medium=cpc&fbclid=1`, '', [], 'paid_social'],
  [`${shop}?fbclid=1`, 'https://l.facebook.com/', [], 'organic_social'],
  [`${shop}?fbclid=1`, '', [], 'unknown'],
  [`${shop}?utm_source=spring&utm_medium=email`, '', [], 'email'],
  [`${shop}?utm_source=somewhere`, 'https://www.google.com/', [], 'unknown'],
  [shop, 'https://www.google.co.uk/', [], 'organic_search'],
  [shop, 'https://blog.example/post', [], 'referral'],
  [shop, '', [], 'direct'],
  [`${shop}a`, `${shop}b`, [], undefined],
  [undefined, undefined, [], undefined],
  ['nonsense', 'nonsense', [], undefined],
] as const)('%s from %s is %s → %s', (url, referrer, brand, expected) => {
  expect(entrySource({ url, referrer, brand })).toBe(expected)
})
