/** Sentence vectors of English texts, made in this process; the words go nowhere. */
import { Worker } from 'node:worker_threads'

const BATCH = 32

/** Makes vectors (512 numbers) of texts that have words, in a thread of its own. */
export interface Embedder {
  embed(texts: readonly string[]): Promise<number[][]>
  close(): Promise<void>
}

interface Waiting {
  done(vectors: number[][]): void
  failed(error: Error): void
}

/** Starts the thread; the model is read at the first text. */
export function startEmbedder(): Embedder {
  const worker = new Worker(new URL('./worker.ts', import.meta.url))
  const waiting = new Map<number, Waiting>()
  let next = 0
  let ended: Error | undefined
  const end = (error: Error) => {
    ended = error
    for (const { failed } of waiting.values()) failed(error)
    waiting.clear()
  }
  worker.on('message', ({ id, vectors, fault }: { id: number; vectors?: number[][]; fault?: string }) => {
    const one = waiting.get(id)
    waiting.delete(id)
    if (vectors) one?.done(vectors)
    else one?.failed(new Error(`The texts cannot be turned into vectors: ${fault ?? 'unknown'}`))
  })
  worker.on('error', end)
  worker.on('exit', () => end(new Error('The embedding thread has ended.')))
  worker.unref()
  const batch = (texts: readonly string[]) =>
    new Promise<number[][]>((done, failed) => {
      if (ended) return failed(ended)
      next += 1
      waiting.set(next, { done, failed })
      worker.ref()
      worker.postMessage({ id: next, texts })
    }).finally(() => {
      if (waiting.size === 0) worker.unref()
    })
  return {
    embed: async (texts) => {
      const vectors: number[][] = []
      for (let at = 0; at < texts.length; at += BATCH)
        vectors.push(...(await batch(texts.slice(at, at + BATCH))))
      return vectors
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
