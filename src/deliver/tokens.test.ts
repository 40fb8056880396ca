import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '../lib/ids.ts'
import { makeTokens } from './tokens.ts'

const tokens = makeTokens('secret')
const ref = { workspace: newId(), message: newId() }

it('a token says what it was made of', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.nat(1000), (url, position) => {
      expect(tokens.readClick(tokens.click({ ...ref, position, url }))).toEqual({ ...ref, position, url })
    }),
  )
  const profile = newId()
  expect(tokens.readPreferences(tokens.preferences({ ...ref, profile }))).toEqual({ ...ref, profile })
  expect(tokens.readOpen(tokens.open(ref))).toEqual(ref)
})

it('a token with any character changed is not taken', () => {
  const token = tokens.click({ ...ref, position: 0, url: 'https://shop.example/' })
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_'), (at, char) => {
      fc.pre(token[at] !== char)
      expect(tokens.readClick(token.slice(0, at) + char + token.slice(at + 1))).toBeUndefined()
    }),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(tokens.readClick(text)).toBeUndefined()
    }),
  )
})

it('a token of one kind, or of another secret, is not taken for another', () => {
  const open = tokens.open(ref)
  expect(tokens.readClick(open)).toBeUndefined()
  expect(tokens.readPreferences(open)).toBeUndefined()
  expect(makeTokens('other').readOpen(open)).toBeUndefined()
})
