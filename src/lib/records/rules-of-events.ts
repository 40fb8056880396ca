import type { RecordRule } from './record-rule.ts'

const developer = (
  says: string,
  todo: string,
  accepts: readonly string[] = [],
  rejects: readonly string[] = [],
): RecordRule => ({ says, mending: 'source', skill: 'developer', todo, accepts, rejects })

/** Rules for events, orders and products. */
export const eventRules: Readonly<Record<string, RecordRule>> = {
  'event.personal_data': developer(
    'Personal data in a property of an event',
    'Send it with identify, or not at all; properties reach reports and partners.',
    ['order 4000-1234', 'SKU 4111111111111112', 'size 38'],
    ['jane@firm.com', '+44 20 7946 0958', '4111 1111 1111 1111', 'https://shop.com/?email=jane%40firm.com'],
  ),
  'event.future': developer('A time still to come', 'Send `sentAt`, so that the clock can be corrected.'),
  'event.skewed': developer(
    'From a device whose clock is wrong',
    'Nothing: times were corrected by `sentAt`.',
  ),
  'event.default_time': developer('Midnight of 1 January: a default, not a time', 'Send when it happened.'),
  'event.zone_shift': developer(
    'Times of a source are off by whole hours',
    'Send times with their zone, as in 2026-05-31T10:00:00+02:00.',
  ),
  'event.user_missing': developer(
    'No user id although the browser had logged in',
    'Keep the user id until log-out; call reset there.',
  ),
  'order.duplicate': developer(
    'One purchase under several messages',
    'Send the order id as message id, from one place only.',
  ),
  'order.refund_without_order': developer(
    'A refund of an order that never came in',
    'Send refunds with the order_id of their order; import the orders before them.',
  ),
  'order.customer_missing': developer('An order of nobody', 'Send the user id with “Order Completed”.'),
  'money.hundredfold': developer('An amount a hundred times too great', 'Send units, not cents.'),
  'money.currency_mismatch': developer(
    'Another currency than the rest',
    'Send the currency that was paid in.',
  ),
  'quantity.not_a_number': developer('A quantity that is no number', 'Send a plain number.', ['2'], ['two']),
  'quantity.not_positive': developer('Nothing was bought', 'Send refunds as “Order Refunded”.', ['1'], ['0']),
  'product.gtin': developer('Not a GTIN', 'Copy it from the article.', ['4006381333931'], ['4006381333932']),
  'product.url': developer('Not a web address', 'Send https://…', ['https://shop.com/a'], ['shop a']),
  'product.title_missing': developer('No title', 'A product that is shown needs one.'),
  'product.title_placeholder': developer(
    'A filler for a title',
    'Give the product a title.',
    ['Mug'],
    ['tbd'],
  ),
  'product.price_missing': developer('No price', 'A product that is sold needs one.'),
  'product.price_zero': developer('A price of nothing', 'Leave out what is not sold.'),
}
