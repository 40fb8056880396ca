const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
const manyFields = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`p${i}`, i])))

/** Values that a field may get, as JSON text, since some of them have no other form. */
export const badValues: Record<string, string> = {
  null: 'null',
  true: 'true',
  'a negative number': '-5',
  'a fraction': '1.5',
  'a large number': '1e15',
  'a huge number': '1e300',
  'a number beyond all': '1e999',
  'an empty text': '""',
  'a long text': JSON.stringify('x'.repeat(60_000)),
  'an escaped NUL': '"a\\u0000b"',
  'half a surrogate pair': '"a\\ud800b"',
  'the year 50000': '"+050000-01-01T00:00:00Z"',
  'the end of 9999': '"9999-12-31T23:59:59.999Z"',
  'a day that does not exist': '"2026-02-30T00:00:00Z"',
  'a date before all': '"0000-01-01T00:00:00Z"',
  SQL: '"\'; DROP TABLE users; --"',
  'a path': '"../../../etc/passwd"',
  'an unknown id': '"01890000-0000-7000-8000-000000000000"',
  script: '"<script>alert(1)</script><img src=x onerror=alert(1)>"',
  'Liquid that loops':
    '"{% for i in (1..900000000) %}{% for j in (1..900000000) %}x{% endfor %}{% endfor %}"',
  'Liquid that grows': `"{% assign a = 'xxxxxxxxxx' %}${'{% assign a = a | append: a | append: a %}'.repeat(40)}{{ a }}"`,
  'Liquid that is broken': '"{% if {{ | %}"',
  'an empty list': '[]',
  'lists in a list': '[[[1]]]',
  'a long list': JSON.stringify(Array.from({ length: 10_000 }, () => 1)),
  'an empty object': '{}',
  'a deep object': deep(100),
  'an object of many fields': manyFields(10_000),
  'names of prototypes': '{"constructor":{"prototype":{"a":1}},"toString":1,"hasOwnProperty":null}',
}

/** Whole bodies, whatever the route takes. */
export const badBodies: Record<string, Buffer> = Object.fromEntries(
  Object.entries({
    nothing: '',
    blank: '   ',
    null: 'null',
    'a number': '7',
    'a text': '"text"',
    'an empty list': '[]',
    'a list of nothing': '[null]',
    'an empty object': '{}',
    'half an object': '{"name":',
    'a deep object': deep(5_000),
    'a deep list': `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    'a raw NUL': '{"name":"a\0b"}',
    'an escaped NUL': '{"name":"a\\u0000b","na\\u0000me":1}',
    'half a surrogate pair': '{"name":"\\udfff","\\ud800":1}',
    'a prototype': '{"__proto__":{"admin":true}}',
    'a constructor': '{"constructor":{"prototype":{"admin":true}}}',
    'many fields': manyFields(10_000),
    '5 MB': `{"name":"${'x'.repeat(5_000_000)}"}`,
  }).map(([name, text]) => [name, Buffer.from(text)]),
)
badBodies['text that is not UTF-8'] = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])
badBodies['a cut character'] = Buffer.from([0x22, 0xe2, 0x82, 0x22])

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const ID = '01890000-0000-7000-8000-000000000000'

/** Texts in an address, encoded as they go out. */
export const badTexts: Record<string, string> = {
  nothing: '',
  'a word': 'null',
  'a negative number': '-1',
  'a huge number': '1e300',
  'a number of many digits': '99999999999999999999999999',
  'an unknown id': ID,
  'an id in other words': ID.toUpperCase().replaceAll('-', ''),
  SQL: encodeURIComponent("' OR 1=1; --"),
  'a path': '..%2F..%2F..%2Fetc%2Fpasswd',
  'an encoded NUL': 'a%00b',
  'a control character': 'a%01%0d%0ab',
  'bytes that are not UTF-8': '%ff%fe',
  'a broken escape': '%zz',
  'half a surrogate pair': '%ed%a0%80',
  'a long text': 'x'.repeat(3_000),
  'wild cards': '%25_%25%5C',
  script: encodeURIComponent('<script>alert(1)</script>'),
}

/** Texts that look like cursors of lists. */
export const badCursors: Record<string, string> = {
  'a cursor of the year 50000': encodeURIComponent(`+050000-01-01T00:00:00.000Z_${ID}`),
  'a cursor before Christ': encodeURIComponent(`-271821-04-20T00:00:00.000Z_${ID}`),
  'a cursor of the last day': encodeURIComponent(`+275760-09-13T00:00:00.000Z_${ID}`),
  'a cursor without an id': encodeURIComponent(`2026-01-01T00:00:00.000Z_${'-'.repeat(36)}`),
  'a cursor of a number': encodeURIComponent(`1.5_${ID}`),
  'an encoded cursor of the year 50000': cursor(['+050000-01-01T00:00:00.000Z', ID]),
  'an encoded cursor before Christ': cursor(['-271821-04-20T00:00:00.000Z', ID]),
  'an encoded cursor without an id': cursor(['2026-01-01T00:00:00.000Z', 'x']),
  'an encoded cursor of objects': cursor([{}, {}]),
  'an encoded cursor of null': cursor(null),
  'an encoded cursor with NUL': cursor(['2026-01-01T00:00:00.000Z', 'a\0b']),
  'an encoded object': cursor({ at: '+050000-01-01T00:00:00.000Z', id: "'" }),
  'a segment cursor': `${ID}_${ID}`,
}
