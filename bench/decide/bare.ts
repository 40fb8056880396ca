import fastify from 'fastify'

// The limit to compare with: the same route in bare Fastify, which decides nothing and stores nothing.

const app = fastify()
app.post('/v1/decide', () => ({ slots: { 'home.hero': { kind: 'skip', content: null } } }))
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
process.send?.(typeof address === 'object' && address ? address.port : 0)
process.once('disconnect', () => process.exit())
