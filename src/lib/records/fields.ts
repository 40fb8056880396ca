/** What a column of customers, orders or products means, read from its name. */
export type Meaning =
  | 'id'
  | 'customer'
  | 'first'
  | 'last'
  | 'name'
  | 'email'
  | 'phone'
  | 'country'
  | 'birth'
  | 'event_date'
  | 'money'
  | 'list_price'
  | 'currency'
  | 'quantity'
  | 'status'
  | 'refund_of'
  | 'sku'
  | 'title'
  | 'url'
  | 'gtin'
  | 'stock'
  | 'consent'
  | 'consent_at'
  | 'segment_at'
  | 'other'

const FORMS: readonly (readonly [Meaning, RegExp])[] = [
  ['segment_at', /(third.?party|segment|audience|score).*(_at|date|updated)$/],
  ['consent_at', /(consent|opt.?in|permission).*(at|date|time|on)$/],
  ['consent', /(consent|opt.?in|permission|subscribed|accepts.?marketing)/],
  ['email', /e.?mail/],
  ['phone', /phone|mobile|telefon|^tel$|^cell|handy/],
  ['birth', /birth|^dob$|geburt|born/],
  ['first', /^(first|given|fore|vor|f)[ _-]?name|^first$|^given$/],
  ['last', /^(last|family|sur|nach|l)[ _-]?name|^last$|^surname$/],
  ['refund_of', /(refund|original|parent|return).*(order|id|of|for)/],
  ['gtin', /gtin|^ean\d*$|^upc$|barcode/],
  ['url', /url|link$|href/],
  ['sku', /sku|^(product|item|variant|article)[ _-]?(id|code|number|sku)?$|stock.?code/],
  ['customer', /^(customer|user|client|buyer|account|person)[ _-]?(id|number|no|key)?$/],
  ['country', /country|^land$/],
  ['currency', /currency|^ccy$|waehrung/],
  ['quantity', /quantity|^qty$|units|pieces|^items?_?count$/],
  ['stock', /availability|^stock|inventory/],
  ['status', /status|^type$|^kind$|order.?type|state$/],
  ['list_price', /list.?price|compare.?at|regular.?price|^rrp$|^msrp$/],
  ['money', /price|amount|total|revenue|^value$|cost|spend|margin|discount|tax|shipping|subtotal/],
  [
    'event_date',
    /(_at|_on|date|time|timestamp|created|updated|since|seen|signup|registered)$|^(date|time|created|updated)/,
  ],
  ['id', /^(id|.*[ _-](id|number|no)|invoice.*|order|invoiceno)$/],
  ['title', /^title$|product.?name|item.?name/],
  ['name', /name/],
]

/** Meaning of each column of a file of a kind. */
export function meaningsOf(
  names: readonly string[],
  kind: 'customers' | 'orders' | 'products',
): Map<string, Meaning> {
  const meanings = new Map<string, Meaning>()
  for (const name of names) {
    const plain = name
      .trim()
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .replace(/[ .-]+/g, '_')
    let meaning = FORMS.find(([, form]) => form.test(plain))?.[0] ?? 'other'
    if (kind === 'customers' && meaning === 'customer') meaning = plain.includes('name') ? 'name' : 'id'
    if (kind === 'products' && meaning === 'sku') meaning = 'id'
    if (kind === 'products' && meaning === 'name') meaning = 'title'
    if (kind !== 'customers' && meaning === 'name' && !/customer|buyer|recipient|person|full/.test(plain))
      meaning = 'other'
    if (
      meaning === 'name' &&
      /(company|city|country|product|street|brand|file|user|domain|category)/.test(plain)
    )
      meaning = 'other'
    if (meaning === 'money' && /id$|type|code|currency/.test(plain)) meaning = 'other'
    meanings.set(name, meaning)
  }
  return meanings
}
