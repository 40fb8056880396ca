import { describe, expect, test } from 'vitest'
import { lintBrief, readBrief } from './index.ts'

const good = {
  channel: 'email_body',
  audience_context:
    'Bought a two-person tent in the last 30 days and has not ordered a sleeping bag; camps for the first time.',
  objective: 'Raise second orders within 30 days from 12 % to 14 %',
  message: 'A sleeping bag rated for spring nights keeps a first camping trip comfortable.',
  proof: [
    { fact: 'The Fell 5 is rated to 2 degrees', source: 'EN 13537 test report', expires: '2030-03-01' },
    { fact: 'Free returns for 60 days', source: 'Returns policy page', expires: '2030-01-01' },
  ],
  tone: {
    description: 'Calm and practical: short sentences, speak to "you".',
    example: '"Cold nights end trips early. This bag fixes that."',
  },
  must_say: ['Free returns for 60 days'],
  never_say: ['cheap', 'we saw you'],
  legal: 'Company name and address in the footer',
  fields: [{ name: 'first_name', fallback: 'there' }],
  offers: ['none'],
  length: '80 to 120 words',
  examples: { follow: ['Pitch it, close the zip, sleep.'], avoid: ['Unleash your adventure!'] },
}
const rules = (raw: unknown) =>
  lintBrief(readBrief(raw), '2026-01-01').findings.map(({ field, rule }) => `${field} ${rule}`)

describe('brief linter', () => {
  test('lets a good brief pass', () => {
    const got = lintBrief(readBrief(good), '2026-01-01')
    expect(got.findings.filter(({ cost }) => cost > 4)).toEqual([])
    expect(got).toMatchObject({ usable: true })
    expect(got.score).toBeGreaterThan(90)
  })

  test('says why a vague one cannot be used', () => {
    const vague = {
      channel: 'email',
      audience: 'All our customers',
      objective: 'Drive engagement and awareness',
      message: 'Our innovative products are great',
      facts: ['We are the best'],
      tone: 'Fun and engaging',
    }
    const got = lintBrief(readBrief(vague), '2026-01-01')
    expect(got.usable).toBe(false)
    expect(got.score).toBeLessThan(40)
    expect(rules(vague)).toEqual(
      expect.arrayContaining([
        'tone vague',
        'message vague',
        'audience audience_everyone',
        'objective objective_proxy',
      ]),
    )
    for (const { why, suggestion } of got.findings)
      expect(Math.min(why.length, suggestion.length)).toBeGreaterThan(10)
  })

  test.each(['audience_context', 'objective', 'message', 'proof', 'tone'])('misses %s', (part) => {
    const { [part as 'tone']: _, ...rest } = good
    const got = lintBrief(readBrief({ brief: rest }), '2026-01-01')
    expect(got.usable).toBe(false)
    expect(got.findings[0]?.rule).toBe('missing')
  })

  test('finds faults inside parts', () => {
    expect(
      rules({ ...good, proof: [{ claim: 'Rated best', source: 'x', expires: '2020-01-01' }] }),
    ).toContain('facts fact_expired')
    expect(rules({ ...good, fields: ['first_name', { name: 'income', fallback: '' }] })).toEqual(
      expect.arrayContaining(['fields field_without_fallback', 'fields field_sensitive']),
    )
    expect(rules({ ...good, message: 'Hurry, last chance to buy the best bag there is in town.' })).toEqual(
      expect.arrayContaining(['message claim_without_fact', 'message false_urgency']),
    )
    expect(rules({ ...good, never_say: ['Free returns for 60 days'] })).toContain('never_say contradiction')
    expect(rules({ ...good, tone: 'TBD' })).toContain('tone placeholder')
  })
})
