/** Handles what arrives while others are handled together: alone nobody waits, under load a group shares the work. */
export function gather<Input, Output>(
  handle: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  { most = 100, atOnce = 2 }: { most?: number; atOnce?: number } = {},
): (input: Input) => Promise<Output> {
  type Waiting = { input: Input; resolve(output: Output): void; reject(error: unknown): void }
  const waiting: Waiting[] = []
  let running = 0
  const run = async () => {
    // requests of the same turn of the event loop share the first group
    await new Promise<void>((next) => setImmediate(next))
    while (waiting.length > 0) {
      const group = waiting.splice(0, most)
      try {
        const outputs = await handle(group.map((one) => one.input))
        group.forEach((one, index) => {
          const output = outputs[index]
          if (output === undefined) one.reject(new Error('a request of the group was not answered'))
          else one.resolve(output)
        })
      } catch (error) {
        for (const one of group) one.reject(error)
      }
    }
    running--
  }
  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      if (running >= atOnce) return
      running++
      void run()
    })
}
