import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import {
  buildSession,
  createScores,
  createTop,
  type Scores,
  type SessionModel,
  type SessionParameters,
  type Top,
} from '../../lib/recommenders/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { type Behaviour, packed } from './behaviour.ts'
import { readLiveVersion, readModel } from './store.ts'

/** A model in memory, ready to answer; one query at a time. */
export interface LoadedModel {
  version: number
  parameters: SessionParameters
  behaviour: Behaviour
  model: SessionModel
  numbers: Map<string, number>
  scores: Scores
  part: Scores
  top: Top
  /** of each product the largest share of a part, and which part */
  strongest: Float64Array
  strongestPart: Uint8Array
}

interface Kept {
  checked: number
  loaded: LoadedModel | undefined
  loading: Promise<LoadedModel | undefined> | undefined
}

/** Another process's training is seen at the latest after this. */
const FRESH_MILLIS = 5_000
/** Best products that rules may choose from. */
const CANDIDATES = 300

const unpack = promisify(gunzip)
const kept = new Map<string, Kept>()

/** The live model of the workspace; while a new one is built the old one answers, then they are swapped at once. */
export async function loadModel(ctx: Ctx): Promise<LoadedModel | undefined> {
  const entry = kept.get(ctx.workspace) ?? {
    checked: Number.NEGATIVE_INFINITY,
    loaded: undefined,
    loading: undefined,
  }
  kept.set(ctx.workspace, entry)
  const now = performance.now()
  if (entry.loaded && now - entry.checked < FRESH_MILLIS) return entry.loaded
  if (entry.loading) return entry.loaded ?? entry.loading
  entry.loading = refresh(ctx, entry).finally(() => {
    entry.loading = undefined
  })
  return entry.loading
}

async function refresh(ctx: Ctx, entry: Kept): Promise<LoadedModel | undefined> {
  const version = await readLiveVersion(ctx)
  if (version === undefined) entry.loaded = undefined
  else if (version !== entry.loaded?.version) {
    const row = await readModel(ctx, version)
    if (row?.behaviour) entry.loaded = await build(version, row.parameters, row.behaviour)
  }
  entry.checked = performance.now()
  return entry.loaded
}

async function build(version: number, parameters: SessionParameters, bytes: Buffer): Promise<LoadedModel> {
  const behaviour = JSON.parse((await unpack(bytes)).toString('utf8')) as Behaviour
  const items = behaviour.names.length
  return {
    version,
    parameters,
    behaviour,
    model: buildSession(packed(behaviour), parameters),
    numbers: new Map(behaviour.names.map((name, number) => [name, number])),
    scores: createScores(items),
    part: createScores(items),
    top: createTop(CANDIDATES),
    strongest: new Float64Array(items),
    strongestPart: new Uint8Array(items),
  }
}
