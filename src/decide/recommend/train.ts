import { Worker } from 'node:worker_threads'
import { type Ctx, transact } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { record } from '../../platform/journal/index.ts'
import { readHistories } from './facts.ts'
import { loadModel } from './model.ts'
import type { RecommenderModel } from './schema.ts'
import { insertModel, readModels } from './store.ts'
import type { Trained, TrainingInput } from './train-worker.ts'

const DAYS = 180
const LEAST_SESSIONS = 20
/** A new model may be this much worse than the last before it is refused: less is noise. */
const TOLERATED = 0.97

const running = new Map<string, Promise<RecommenderModel>>()

/**
 * Trains a recommender from the workspace's own events in a thread of its own, tries it on the latest tenth of the
 * sessions, and puts it live unless it is worse than the last or than plain popularity. A second call while one runs
 * joins that one.
 */
export function trainRecommender(ctx: Ctx): Promise<RecommenderModel> {
  const under = running.get(ctx.workspace)
  if (under) return under
  const training = train(ctx).finally(() => running.delete(ctx.workspace))
  running.set(ctx.workspace, training)
  return training
}

/** Whether a training runs in this process now. */
export function isTraining(ctx: Ctx): boolean {
  return running.has(ctx.workspace)
}

async function train(ctx: Ctx): Promise<RecommenderModel> {
  const histories = await readHistories(ctx, new Date(ctx.clock.now().getTime() - DAYS * 86_400_000))
  const mentions = histories.reduce((sum, { done }) => sum + done.length, 0)
  if (histories.length < LEAST_SESSIONS || mentions < 5 * LEAST_SESSIONS)
    throw new AppError('conflict', {
      message: `There is too little to learn from: ${histories.length} people with ${mentions} product events in ${DAYS} days; it takes ${LEAST_SESSIONS} people and ${5 * LEAST_SESSIONS} events. Send Product Viewed, Product Added and Order Completed.`,
    })
  const live = await loadModel(ctx)
  const trained = await inThread({
    histories,
    before: live && { parameters: live.parameters, behaviour: live.behaviour },
  })
  const { fit, why } = verdict(trained, live?.version)
  return transact(ctx, async (tx) => {
    const version = await insertModel(tx, {
      live: fit,
      why,
      until: new Date(trained.until * 1000),
      people: histories.length,
      sessions: trained.sessions,
      items: trained.items,
      quality: trained.quality,
      qualityPopular: trained.qualityPopular,
      qualityBefore: trained.qualityBefore ?? null,
      parameters: trained.parameters,
      behaviour: Buffer.from(trained.behaviour),
    })
    await record(tx, {
      action: fit ? 'recommender.trained' : 'recommender.refused',
      subject: { kind: 'recommender', id: tx.workspace },
      data: { version },
    })
    const [model] = await readModels(tx, 1)
    if (!model) throw new AppError('internal')
    return model
  })
}

const figure = (value: number) => value.toFixed(3)

function verdict(trained: Trained, before: number | undefined): { fit: boolean; why: string } {
  const { quality, qualityPopular, qualityBefore, qualityBeside, cases } = trained
  if (cases >= 50 && quality < qualityPopular)
    return {
      fit: false,
      why: `Refused: ${figure(quality)} on the latest tenth of the sessions, less than plain popularity (${figure(qualityPopular)}).`,
    }
  if (qualityBefore !== undefined && qualityBeside !== undefined && qualityBeside < TOLERATED * qualityBefore)
    return {
      fit: false,
      why: `Refused: ${figure(qualityBeside)} on what came after version ${before}, which reaches ${figure(qualityBefore)} there.`,
    }
  return {
    fit: true,
    why:
      qualityBefore === undefined
        ? `Live: ${figure(quality)} on the latest tenth of the sessions, popularity ${figure(qualityPopular)}.`
        : `Live: ${figure(qualityBeside ?? quality)} on what came after version ${before}, which reaches ${figure(qualityBefore)} there.`,
  }
}

function inThread(input: TrainingInput): Promise<Trained> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-worker.ts', import.meta.url), { workerData: input })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the training thread ended with ${code}`)))
  })
}
