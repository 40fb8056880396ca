/** Time for a child to end by itself once its parent has let go of it. */
const END_MILLIS = 25_000

/**
 * The process that holds the engine: called by the entry file. Its parent sends what to open; it ends when the
 * parent lets go of it, or is gone, and never by a signal to the process group.
 */
export function runAsChild<Order>(
  start: (order: Order) => Promise<{ url: string; stop(): Promise<void> }>,
): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => {})
  // Whoever read our lines may be gone before us.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  process.once('disconnect', () => end(Promise.resolve()))
  process.once('message', (order: Order) => {
    start(order).then(
      (running) => {
        process.removeAllListeners('disconnect')
        if (process.connected) process.once('disconnect', () => end(running.stop()))
        else end(running.stop())
        if (process.connected) process.send?.({ url: running.url })
      },
      (error: Error) => {
        if (process.connected) process.send?.({ error: error.message }, () => end(Promise.resolve()))
        else end(Promise.resolve())
      },
    )
  })
}

/** The engine's threads can keep a process from exiting; what is committed is on the disk by then. */
function end(stopped: Promise<void>): void {
  const kill = () => process.kill(process.pid, 'SIGKILL')
  setTimeout(kill, END_MILLIS).unref()
  void stopped.catch(() => {}).finally(kill)
}
