import nodemailer from 'nodemailer'
import { compileVariant, renderMessage } from '../src/content/index.ts'
import { defaultStyle, type VariantContent } from '../src/content/schema.ts'
import { hashVariant } from '../src/content/slots.ts'

/** Renders per second of one message on one core, beside composing the mail, which every message needs as well. */
const content: VariantContent = {
  purpose: 'marketing',
  style: { ...defaultStyle, footer: 'Gift Shop, 1 High Street, York' },
  fields: ['first_name', 'city'].map((name) => ({
    name,
    source: { kind: 'trait', key: name },
    minimumGrade: 'good',
    fallback: 'there',
  })),
  subject: 'Something new for you, {{ first_name }}',
  preheader: 'Picked for {{ city }}',
  blocks: [
    { kind: 'heading', text: 'Hello {{ first_name }}' },
    {
      kind: 'text',
      text: '{% if city %}People in {{ city }} like this.{% endif %}\n\nHave a [look](https://shop.example/?c={{ city }}).',
    },
    { kind: 'image', src: 'https://shop.example/hero.png', alt: 'Mugs', href: 'https://shop.example/' },
    { kind: 'button', label: 'To the shop', href: 'https://shop.example/' },
    {
      kind: 'products',
      items: Array.from({ length: 4 }, (_, index) => ({
        title: `Mug ${index}`,
        url: `https://shop.example/mug/${index}`,
        price: '£3.50',
        imageUrl: `https://shop.example/mug/${index}.png`,
      })),
    },
  ],
}

const compiled = await compileVariant({ ...content, hash: hashVariant(content).hash })
const links = (index: number) => ({
  unsubscribeUrl: `https://t.example/u/${index}`,
  preferencesUrl: `https://t.example/p/${index}`,
  openPixelUrl: `https://t.example/o/${index}`,
  wrapLink: (_url: string, position: number) => `https://t.example/c/${index}/${position}`,
})
const one = (index: number) =>
  renderMessage(
    compiled,
    {
      traits: {
        first_name: { value: `Ann ${index}`, grade: 'good' },
        city: { value: 'York', grade: 'good' },
      },
    },
    links(index),
  )

/** How often in a second of processor time, which other programs on the machine do not shorten. */
async function perSecond(work: (index: number) => unknown, seconds: number): Promise<number> {
  for (let index = 0; index < 500; index += 1) await work(index)
  const began = process.cpuUsage()
  const started = performance.now()
  let done = 0
  for (; performance.now() - started < seconds * 1000; done += 1) await work(done)
  const { user, system } = process.cpuUsage(began)
  return done / ((user + system) / 1e6)
}

const transport = nodemailer.createTransport({ streamTransport: true, buffer: true })
const renders = await perSecond(one, 3)
const message = one(1)
const composes = await perSecond(
  () =>
    transport.sendMail({
      from: 'a@shop.example',
      to: 'b@test.example',
      subject: message.subject,
      html: message.html,
      text: message.text,
    }),
  3,
)
console.log(
  `render            ${Math.round(renders)} messages/s on one core (${(message.html.length / 1000).toFixed(1)} kB HTML; target 5000)`,
)
console.log(`compose (peer)    ${Math.round(composes)} messages/s by Nodemailer`)
console.log(`ratio             ${(renders / composes).toFixed(1)} × the composing`)
