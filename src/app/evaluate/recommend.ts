import { type Answer, BadInput, type Given, type Method } from './method.ts'
import { evaluateNext } from './recommend-next.ts'
import { evaluateSessions } from './recommend-session.ts'
import { evaluateTopN } from './recommend-topn.ts'

/** `evaluate recommend`: what the recommenders would have found on past behaviour. */
export const recommend: Method = {
  name: 'recommend',
  describe: 'recommend on past sessions or histories and count what really came next',
  options: [
    { name: 'protocol', value: 'session|topn|next', required: true, describe: 'how the files are read' },
    {
      name: 'train',
      value: 'file',
      describe: 'session: TSV SessionId, ItemId, Time; topn: user item item …',
    },
    { name: 'test', value: 'file', describe: 'of the same form as --train' },
    {
      name: 'data',
      value: 'file',
      describe: 'next: lines user item item … in time order, the last is the test',
    },
    { name: 'items', value: 'file', describe: 'next: JSON {item: [attribute, …]}' },
    { name: 'k', value: 'number', describe: 'length of the list; 20, for next 10' },
  ],
  example: 'recommend --protocol session --train before.tsv --test after.tsv',
  run,
}

async function run({ options, seed, lenient }: Given): Promise<Answer> {
  const protocol = options.protocol
  const k = options.k === undefined ? (protocol === 'next' ? 10 : 20) : Number(options.k)
  if (!(Number.isSafeInteger(k) && k > 0 && k <= 1000))
    throw new BadInput('--k: expected a whole number from 1 to 1000.')
  const file = (name: string): string => {
    const given = options[name]
    if (typeof given === 'string') return given
    throw new BadInput(`--${name} is missing: --protocol ${String(protocol)} needs it.`)
  }
  if (protocol === 'session') return evaluateSessions(file('train'), file('test'), k, lenient)
  if (protocol === 'topn') return evaluateTopN(file('train'), file('test'), k, seed, lenient)
  if (protocol === 'next')
    return evaluateNext(file('data'), options.items === undefined ? undefined : file('items'), k, lenient)
  throw new BadInput(`--protocol: expected session, topn or next, got ${String(protocol)}.`)
}
