import { expect, test } from 'vitest'
import { hesitation, worthAsking } from './guard.ts'

test.each([
  [{ family_name: 4, given_name: 4, email: 3 }, 'name_only'],
  [{ family_name: 4, given_name: 4, postcode: 4, city: 4 }, 'name_only'],
  [{ family_name: 4, given_name: 4, street: 4, born: 0 }, 'contradicted'],
  [{ family_name: 4, given_name: 4, email: 4, born: 1 }, 'contradicted'],
  [{ family_name: 4, given_name: 3, email: 4 }, undefined],
  [{ family_name: 4, given_name: 4, street: 3, postcode: 4 }, undefined],
  [{ family_name: 4, given_name: 4, born: 3 }, undefined],
  [{ name: 4, phone: 3 }, undefined],
  [{}, 'name_only'],
])('%o: %s', (levels, why) => {
  expect(hesitation(levels)).toBe(why)
})

test.each([
  [{ family_name: 4, given_name: 4 }, false],
  [{ family_name: 4, given_name: 4, email: 1, city: 4 }, false],
  [{ family_name: 3, given_name: 0, postcode: 4 }, true],
  [{ family_name: 0, given_name: 4, email: 4, phone: 3 }, true],
  [{ family_name: 0, given_name: 4, email: 4 }, false],
])('somebody is asked about %o: %s', (levels, asked) => {
  expect(worthAsking(levels)).toBe(asked)
})
