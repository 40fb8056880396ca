import { mkdirSync, writeFileSync } from 'node:fs'
import { AppError } from '../errors.ts'
import { type Lanes, openLanes } from './lanes.ts'

/** How the engine is opened. */
export interface EngineOptions {
  path: string
  /** Memory of the whole engine. */
  memoryMb?: number
  /** `false` only for tests: a crash of the machine may then lose what was inserted. */
  fsync?: boolean
}

const LOCK_MILLIS = 10_000

/** Opens the engine on its directory; waits a while for a killed server's engine to let go of it. */
export async function openEngine(options: EngineOptions): Promise<Lanes> {
  mkdirSync(options.path, { recursive: true, mode: 0o700 })
  const config = `${options.path}.xml`
  writeFileSync(config, serverConfig(options), { mode: 0o600 })
  const deadline = Date.now() + LOCK_MILLIS
  for (;;) {
    try {
      return openLanes(options.path, [`--config-file=${config}`])
    } catch (error) {
      // The engine says no more than that; the reason is on standard error.
      if (Date.now() >= deadline) {
        throw new AppError('cannot_start', {
          message: `The ClickHouse engine could not open ${options.path} (${(error as Error).message}). If another process uses the folder, stop it; otherwise look for the reason in the lines above.`,
          cause: error,
        })
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

/** What holds for the whole engine: its memory, small caches, and that an insert is on the disk when it is answered. */
function serverConfig({ memoryMb = 2048, fsync = true }: EngineOptions): string {
  const bytes = memoryMb * 1024 * 1024
  const durable = fsync ? 1 : 0
  return `<clickhouse>
  <max_server_memory_usage>${bytes}</max_server_memory_usage>
  <mark_cache_size>${Math.round(bytes / 8)}</mark_cache_size>
  <merge_tree>
    <fsync_after_insert>${durable}</fsync_after_insert>
    <fsync_part_directory>${durable}</fsync_part_directory>
  </merge_tree>
</clickhouse>
`
}
