import { runAsChild } from './child.ts'
import type { EngineOptions } from './open-engine.ts'
import { serveEngine } from './serve.ts'

// The entry of a child process that holds the engine and nothing else.
runAsChild(async (order: EngineOptions & { password: string; port: number }) => {
  const engine = await serveEngine(order)
  return { url: engine.url, stop: engine.close }
})
