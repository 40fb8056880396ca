/** One HTTP request that is written again and again with other ids. */
export interface Template {
  bytes: Buffer
  /** Where the digits of the message ids, and of the user ids, begin. */
  messageAt: number[]
  userAt: number[]
}

const MESSAGE_DIGITS = 12
const USER_DIGITS = 6
const names = [
  'Page Viewed',
  'Product Viewed',
  'Product Viewed',
  'Product Viewed',
  'Product Added',
  'Order Completed',
]

/** Requests like those of a shop's SDK: about 600 bytes an event, of `perRequest` events each. */
export function templates(options: {
  path: string
  authorization: string
  perRequest: number
  prefix: string
}): Template[] {
  return Array.from({ length: 32 }, (_, variant) => template(options, variant))
}

function template(
  {
    path,
    authorization,
    perRequest,
    prefix,
  }: { path: string; authorization: string; perRequest: number; prefix: string },
  variant: number,
): Template {
  const events = Array.from({ length: perRequest }, (_, index) => event(prefix, variant + index))
  const body = Buffer.from(JSON.stringify(perRequest === 1 ? events[0] : { batch: events }))
  const head =
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\n` +
    `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`
  const bytes = Buffer.concat([Buffer.from(head), body])
  return {
    bytes,
    messageAt: positions(bytes, `${prefix}-`).map((at) => at + prefix.length + 1),
    userAt: positions(bytes, 'customer-').map((at) => at + 'customer-'.length),
  }
}

function event(prefix: string, variant: number): object {
  const name = names[variant % names.length] ?? ''
  const product = `SKU-${1000 + ((variant * 37) % 900)}`
  return {
    type: 'track',
    event: name,
    messageId: `${prefix}-${'0'.repeat(MESSAGE_DIGITS)}`,
    userId: `customer-${'0'.repeat(USER_DIGITS)}`,
    properties:
      name === 'Order Completed'
        ? {
            order_id: `o-${variant}`,
            revenue: 42.5,
            currency: 'EUR',
            products: [{ product_id: product, quantity: 2, price: 21.25 }],
          }
        : {
            product_id: product,
            name: 'White hanging heart T-light holder',
            price: 21.25,
            currency: 'EUR',
            category: 'Home',
          },
    context: {
      locale: 'en-GB',
      timezone: 'Europe/London',
      userAgent:
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
      page: {
        url: `https://shop.example/products/${product}`,
        path: `/products/${product}`,
        title: 'A product',
      },
      library: { name: 'analytics.js', version: '2.1.0' },
    },
  }
}

function positions(bytes: Buffer, text: string): number[] {
  const found: number[] = []
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) found.push(at)
  return found
}

/** Writes the next ids into the template's bytes; the socket takes a copy. */
export function fill(template: Template, firstMessage: number, users: number): Buffer {
  const bytes = Buffer.from(template.bytes)
  template.messageAt.forEach((at, index) => {
    bytes.write(String(firstMessage + index).padStart(MESSAGE_DIGITS, '0'), at, 'latin1')
  })
  template.userAt.forEach((at, index) => {
    const user = ((firstMessage + index) * 7919) % users
    bytes.write(String(user).padStart(USER_DIGITS, '0'), at, 'latin1')
  })
  return bytes
}
