import { serveEngine } from './serve.ts'

// The engine alone in its process: told by its parent what to open, gone when the parent is.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.once('message', (options: Parameters<typeof serveEngine>[0]) => {
  serveEngine(options).then(
    (engine) => {
      process.send?.({ url: engine.url })
      process.once('disconnect', () => {
        void engine.close().finally(() => process.exit(0))
      })
    },
    (error: Error) => {
      process.send?.({ error: error.message }, () => process.exit(1))
    },
  )
})
