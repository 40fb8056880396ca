import { fillTemplate, readTexts } from '../texts/texts.ts'
import { evaluate } from './evaluate.ts'
import { type Line, share } from './line.ts'

const PLACES = { product: 'rain jacket', order: 'o-4711' }

/** How the detector does on words that nothing was fitted to. */
export async function words(): Promise<Line[]> {
  const { sensitive, harmless } = readTexts('score')
  const rows = [
    ...Object.entries(sensitive).flatMap(([code, texts]) => texts.map((text) => ({ code, text }))),
    ...harmless.map((text) => ({ code: 'harmless', text })),
  ].map(({ code, text }, i) => ({ id: `${code}/${i}`, text: fillTemplate(text, PLACES) }))
  const { texts } = await evaluate<{ texts: { id: string; hold: boolean }[] }>('holds', {
    texts: rows.map((row) => JSON.stringify(row)).join('\n'),
  })
  const rateOf = (is: (code: string) => boolean) => {
    const some = texts.filter(({ id }) => is(id.split('/')[0] ?? ''))
    return some.filter(({ hold }) => hold).length / some.length
  }
  const [recall, alarms] = [rateOf((code) => code !== 'harmless'), rateOf((code) => code === 'harmless')]
  const codes = Object.keys(sensitive).map((code) => `${code} ${share(rateOf((one) => one === code))}`)
  return [
    {
      what: 'words never fitted to',
      found: `recall ${share(recall)}, false alarms ${share(alarms)}; ${codes.join(', ')}`,
      figures: { recall, alarms },
    },
  ]
}
