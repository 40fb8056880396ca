import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileDraft, compileVariant } from './compile.ts'
import { renderMessage } from './render.ts'
import { type Block, defaultStyle, type Field, type FieldSource, type VariantContent } from './schema.ts'
import { hashVariant } from './slots.ts'

const field = (name: string, fallback = ''): Field => ({
  name,
  source: { kind: 'trait', key: name },
  minimumGrade: 'good',
  fallback,
})
const fields = [field('first_name', 'there'), field('city'), field('page')]
const links = { unsubscribeUrl: 'https://t.example/u/1', preferencesUrl: 'https://t.example/p/1?a=1&b=2' }
const write = (blocks: Block[], more: Partial<VariantContent> = {}): VariantContent => ({
  purpose: 'marketing',
  style: { ...defaultStyle, footer: 'Gift Shop, 1 High Street' },
  fields,
  subject: 'Hello {{ first_name }}',
  preheader: 'For {{ first_name }}',
  blocks,
  ...more,
})
const text = (value: string): Block => ({ kind: 'text', text: value })
const mjml = (source: string): Block => ({ kind: 'mjml', source })
const person = (traits: Record<string, unknown>, grade: 'good' | 'doubtful' = 'good'): FieldSource => ({
  traits: Object.fromEntries(Object.entries(traits).map(([key, value]) => [key, { value, grade }])),
})
const compile = (content: VariantContent) => compileVariant({ ...content, hash: hashVariant(content).hash })
const render = async (content: VariantContent, who?: FieldSource, more = {}) =>
  renderMessage(await compile(content), who, { ...links, ...more })
const problemsOf = async (blocks: Block[], more: Partial<VariantContent> = {}) =>
  (await compileDraft(write(blocks, more))).problems.map(({ code, slot, line, message }) => ({
    code,
    slot,
    line,
    message,
  }))

describe('merging', () => {
  test('a value of sufficient grade is merged, everything else gets the fallback and is reported', async () => {
    const content = write([text('Dear {{ first_name }} of {{ city }}')])
    const known = await render(content, person({ first_name: 'Ann', city: 'York' }))
    expect(known.subject).toBe('Hello Ann')
    expect(known.text).toContain('Dear Ann of York')
    expect(known.usedFallbacks).toEqual([])
    const doubtful = await render(content, person({ first_name: 'Ann', city: 'York' }, 'doubtful'))
    expect(doubtful.subject).toBe('Hello there')
    expect(doubtful.html).not.toContain('York')
    expect(doubtful.fallbackReasons).toEqual({ first_name: 'below_grade', city: 'below_grade' })
    const odd = await render(content, person({ first_name: { a: 1 }, city: '  ' }))
    expect(odd.fallbackReasons).toEqual({ first_name: 'unusable', city: 'missing' })
    expect((await render(content)).usedFallbacks).toEqual(['first_name', 'city'])
  })

  test('a trait named like a member of every object is not a value', async () => {
    const content = write([text('{{ p }}')], {
      fields: [...fields, { ...field('p', 'none'), source: { kind: 'trait', key: 'constructor' } }],
    })
    expect((await render(content, person({}))).usedFallbacks).toContain('p')
  })

  test('conditions see an empty fallback as absent', async () => {
    const content = write([text('{% if city %}Weather in {{ city }}{% else %}Weather{% endif %}')])
    expect((await render(content)).text).toMatch(/^Weather\n/)
    expect((await render(content, person({ city: 'York' }))).text).toMatch(/^Weather in York\n/)
  })
})

describe('safety', () => {
  const everywhere = write([
    { kind: 'heading', text: '{{ first_name }}' },
    text('Hi **{{ first_name }}** [look]({{ page }}) [at](https://shop.example/?q={{ city }}&x=1)'),
    { kind: 'button', label: '{{ city }}', href: '{{ page }}' },
    { kind: 'image', src: '{{ page }}', alt: '{{ first_name }}', href: 'https://shop.example/{{ city }}' },
    mjml('<mj-text><a href="{{ page }}" title=\'{{ city }}\'>{{ first_name | append: "<b>" }}</a></mj-text>'),
  ])

  test('no value of a person ever becomes markup, script or a second header line', async () => {
    const compiled = await compile(everywhere)
    const plain = renderMessage(
      compiled,
      person({ first_name: 'Ann', city: 'York', page: 'https://x.example/' }),
      links,
    )
    const tagsOf = (html: string) => (html.match(/<[a-z!/][^\s>]*/gi) ?? []).join(' ')
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        'javascript:alert(1)',
        'java\nscript:alert(1)',
        ' data:text/html,<script>alert(1)</script>',
        '{{ city }}{% for i in (1..9) %}',
        'a\r\nBcc: x@example.com',
        '\u202egnp.exe',
        '</mj-text><script>',
        '&lt;script&gt;',
      ),
    )
    fc.assert(
      fc.property(nasty, nasty, nasty, (first_name, city, page) => {
        const message = renderMessage(compiled, person({ first_name, city, page }), links)
        expect(tagsOf(message.html)).toBe(tagsOf(plain.html))
        expect(message.html).not.toMatch(/(?:href|src)="\s*(?:javascript|data|vbscript):/i)
        expect(message.subject).not.toMatch(/[\r\n\u202e]/)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['<mj-text>\n<script>x()</script></mj-text>', 2, /<script> cannot be used/],
    ['<mj-text onclick="x()">a</mj-text>', 1, /onclick runs a script/],
    ['<mj-text><a href="java\nscript:x()">a</a></mj-text>', 1, /address/],
    ['<mj-text><a href="&#106;avascript:x()">a</a></mj-text>', 1, /must begin with https/],
    ['<mj-raw><iframe src="https://x.example"></iframe></mj-raw>', 1, /<iframe> cannot be used/],
    ['<mj-text><form action="https://x.example"><input /></form></mj-text>', 1, /<form> cannot be used/],
    ['<mj-include path="/etc/passwd" />', 1, /<mj-include> cannot be used/],
    ['<mj-text><!--[if mso]><script>x()</script><![endif]--></mj-text>', 1, /Comments cannot be used/],
    ['<mj-text style="background:url(https://x.example)">a</mj-text>', 1, /style/i],
    ['<mj-text color="{{ city }}">a</mj-text>', 1, /cannot stand in the attribute color/],
    [
      '<mj-text><a {% if city %}href="https://x"{% endif %}>a</a></mj-text>',
      1,
      /cannot build the attributes/,
    ],
    ['<mj-section>\n\n<mj-text>a</mj-section>', 3, /<mj-text> is not closed/],
    [
      '<mj-section>\n<mj-column width="abc"><mj-text>a</mj-text></mj-column></mj-section>',
      2,
      /width has invalid value/,
    ],
    ['hello', 1, /outside <mj-text>/],
  ])('%s is refused with its line and a remedy', async (source, line, message) => {
    expect((await problemsOf([mjml(source)]))[0]).toMatchObject({
      slot: 'block 1',
      line,
      message: expect.stringMatching(message),
    })
  })

  test.each([
    ['{{ first_name | raw }}', /always escaped/],
    ['one\n{{ surname }}', /surname }} is not a field/],
    ['{{ firstname }}', /did you mean first_name/],
    ['{% include "x" %}', /include %} cannot be used/],
    ['{% tl_href 0 %}x{% end_tl_href %}', /cannot be used/],
    ['{% capture x %}a{% endcapture %}', /cannot be used/],
    ['{{ city | where_exp: "x", "y" }}', /no filter/],
    ['{% if city %}', /not closed/],
    ['{{ city', /not closed/],
    ['[x](javascript:alert(1))', /must begin with https/],
    ['[x](/relative)', /must begin with https/],
  ])('%s is refused', async (source, message) => {
    expect((await problemsOf([text(source)]))[0]?.message).toMatch(message)
  })

  test('a subject of two lines is refused', async () => {
    expect(await problemsOf([text('a')], { subject: 'Hello\r\nBcc: x@example.com' })).toMatchObject([
      { code: 'subject_lines' },
    ])
  })

  test.each([
    '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}',
    '{% for i in (1..3000) %}{% for j in (1..3000) %}x{% endfor %}{% endfor %}',
    `{% assign x = "aaaaaaaaaa" %}${'{% assign x = x | append: x %}'.repeat(40)}{{ x }}`,
  ])('a template that never ends stops at once (%#)', async (source) => {
    const started = performance.now()
    await expect(render(write([text(source)]))).rejects.toMatchObject({ code: 'render_failed' })
    expect(performance.now() - started).toBeLessThan(2000)
  })

  test('braces that were escaped stay text', async () => {
    const message = await render(write([mjml('<mj-text>&#123;&#123; secret }} &lt;script&gt;</mj-text>')]))
    expect(message.text).toContain('{{ secret }} <script>')
    expect(message.html).not.toContain('<script>')
  })
})

describe('layout', () => {
  test('Liquid around and between sections survives MJML', async () => {
    const content = write([
      mjml(`{% if city %}
<mj-section><mj-column>{% for i in (1..2) %}<mj-text>Row {{ i }}</mj-text>{% endfor %}</mj-column></mj-section>
{% else %}<mj-section><mj-column><mj-text>Nowhere</mj-text></mj-column></mj-section>{% endif %}`),
    ])
    const there = await render(content, person({ city: 'York' }))
    expect(there.text).toMatch(/Row 1\s+Row 2/)
    expect(there.text).not.toContain('Nowhere')
    expect((await render(content)).text).toMatch(/^Nowhere/)
  })

  test('light markup becomes paragraphs, lists, emphasis and links', async () => {
    const message = await render(
      write([
        text('One *two* **three** 2 * 3 * 4\nnext\n\n- a\n- b\n\n[go](https://x.example/a_(b)?c=1&d=2)'),
      ]),
    )
    expect(message.html).toContain('One <em>two</em> <strong>three</strong> 2 * 3 * 4<br />next</p>')
    expect(message.html).toContain('<li>a</li><li>b</li>')
    expect(message.html).toContain('href="https://x.example/a_(b)?c=1&amp;d=2"')
    expect(message.text).toContain('- a\n- b\n\ngo (https://x.example/a_(b)?c=1&d=2)')
  })

  test('right-to-left text and emoji come through whole', async () => {
    const content = write([{ kind: 'heading', text: 'שלום {{ first_name }} 👩‍👧' }], {
      subject: 'מבצע 🎁 {{ first_name }}',
      style: { ...defaultStyle, direction: 'rtl', language: 'he' },
    })
    const message = await render(content, person({ first_name: 'דנה' }))
    expect(message.subject).toBe('מבצע 🎁 דנה')
    expect(message.html).toContain('שלום דנה 👩‍👧')
    expect(message.html).toMatch(/<html lang="he" dir="rtl"/)
    expect(message.html).toContain('direction:rtl')
  })
})

describe('links', () => {
  test('every content link is wrapped, the system links never', async () => {
    const content = write([
      text('[one](https://shop.example/?q={{ city }})'),
      { kind: 'button', label: 'two', href: 'https://shop.example/two?a=1&b=2' },
      { kind: 'button', label: 'mail', href: 'mailto:us@shop.example' },
    ])
    const seen: [string, number][] = []
    const message = await render(content, person({ city: 'Bath & Wells' }), {
      openPixelUrl: 'https://t.example/o/1',
      wrapLink: (url: string, position: number) => {
        seen.push([url, position])
        return `https://t.example/c/${position}`
      },
    })
    expect(seen).toEqual([
      ['https://shop.example/?q=Bath%20%26%20Wells', 0],
      ['https://shop.example/two?a=1&b=2', 1],
    ])
    expect(message.html).toContain('href="https://t.example/c/1"')
    expect(message.html).toContain('href="https://t.example/u/1"')
    expect(message.html).toContain('href="https://t.example/p/1?a=1&amp;b=2"')
    expect(message.html).toContain('src="https://t.example/o/1"')
    expect(message.text).toContain('https://shop.example/two?a=1&b=2')
    expect(message.text).toContain('Unsubscribe (https://t.example/u/1)')
  })

  test('marketing gets the unsubscribe footer unless everybody sees a link of the author', async () => {
    const count = async (blocks: Block[], purpose: VariantContent['purpose'] = 'marketing') =>
      (await render(write(blocks, { purpose }))).html.split('https://t.example/u/1').length - 1
    expect(await count([text('a')])).toBe(1)
    expect(await count([text('[stop]({{ unsubscribe_url }})')])).toBe(1)
    expect(await count([text('{% if city == "" %}[stop]({{ unsubscribe_url }}){% endif %}')])).toBe(2)
    expect(await count([text('a')], 'transactional')).toBe(0)
  })
})

test('the hash changes with every slot and with nothing else', () => {
  const content = write([text('a'), text('b')])
  const { hash, slotHashes } = hashVariant(content)
  expect(hashVariant({ ...content, fields: [...fields].reverse() }).hash).toBe(hash)
  const changes: Partial<VariantContent>[] = [
    { subject: 'x' },
    { preheader: 'x' },
    { purpose: 'service' },
    { blocks: [text('b'), text('a')] },
    { style: { ...defaultStyle, accent: '#000000' } },
    { fields: fields.map((one) => ({ ...one, fallback: 'dear' })) },
  ]
  for (const change of changes) expect(hashVariant({ ...content, ...change }).hash).not.toBe(hash)
  const edited = hashVariant({ ...content, blocks: [text('a'), text('c')] }).slotHashes
  expect(Object.keys(edited).filter((slot) => edited[slot] !== slotHashes[slot])).toEqual(['block 2'])
})
