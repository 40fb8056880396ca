import { createServer } from 'node:http'
import { type Command, textOf, wholeOf } from './command.ts'
import { presetNamed } from './presets/index.ts'
import { makeCatalogue } from './world/catalogue.ts'
import { pictureOf } from './world/picture.ts'

export const pictures: Command = {
  name: 'pictures',
  about: 'serve the drawn pictures of the products on this machine, until stopped',
  options: {
    port: { type: 'string', value: 'N', about: 'where', default: '4100' },
    preset: { type: 'string', value: 'NAME', about: 'of which shop', default: 'outdoor' },
    seed: { type: 'string', value: 'N', about: 'of which shop', default: '1' },
  },
  main: async (given) => {
    const { products } = makeCatalogue(wholeOf(given, 'seed', 0), presetNamed(textOf(given, 'preset')))
    const byPath = new Map(products.map((product) => [`/products/${product.id}.svg`, product]))
    const server = createServer(({ url = '' }, answer) => {
      const product = byPath.get(url)
      answer.writeHead(product ? 200 : 404, { 'content-type': 'image/svg+xml' })
      answer.end(product && pictureOf(product))
    })
    const port = wholeOf(given, 'port', 0)
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    console.error(`Pictures of ${products.length} products: run --images http://127.0.0.1:${port}`)
  },
}
