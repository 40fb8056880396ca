import type pg from 'pg'

/** The part of a connection that COPY needs and the driver's types leave out. */
interface Wire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): boolean
  endCopyFrom(): void
  sendCopyFail(why: string): void
  stream: { pause(): void; resume(): void }
}

const MOST_WAITING = 4_000_000

/** What the driver tells of a statement under way. */
interface Handlers {
  submit(wire: Wire): void
  handleCopyData(message: { chunk: Buffer }): void
  handleCopyInResponse(wire: Wire): void
  handleCommandComplete(message: { text: string }): void
  handleError(error: Error): void
  handleReadyForQuery(): void
}

function start(client: pg.ClientBase, handlers: Handlers): void {
  client.query(handlers as unknown as pg.Submittable)
}

/** Runs `COPY … TO STDOUT` and yields what comes; while nobody takes it, the server waits. */
export async function* copyOut(client: pg.ClientBase, sql: string): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  let wire: Wire | undefined
  let over = false
  let failure: Error | undefined
  let wake = () => {}
  start(client, {
    submit: (connection) => {
      wire = connection
      connection.query(sql)
    },
    handleCopyData: ({ chunk }) => {
      // The driver reads the next message into the same memory.
      waiting.push(Buffer.from(chunk))
      bytes += chunk.length
      if (bytes > MOST_WAITING) wire?.stream.pause()
      wake()
    },
    handleCopyInResponse: (connection) => connection.sendCopyFail('nothing to send'),
    handleCommandComplete: () => {},
    handleError: (error) => {
      failure = error
      over = true
      wake()
    },
    handleReadyForQuery: () => {
      over = true
      wake()
    },
  })
  while (true) {
    if (waiting.length > 0) {
      const taken = waiting
      waiting = []
      bytes = 0
      wire?.stream.resume()
      yield Buffer.concat(taken)
    } else if (failure) throw failure
    else if (over) return
    else
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
}

/** Runs `COPY … FROM STDIN` with these bytes; resolves with the number of rows. */
export function copyIn(client: pg.ClientBase, sql: string, bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    let failure: Error | undefined
    start(client, {
      submit: (wire) => wire.query(sql),
      handleCopyData: () => {},
      handleCopyInResponse: (wire) => {
        wire.sendCopyFromChunk(bytes)
        wire.endCopyFrom()
      },
      handleCommandComplete: ({ text }) => {
        rows = Number(/\d+$/.exec(text)?.[0] ?? 0)
      },
      handleError: (error) => {
        failure = error
        reject(error)
      },
      handleReadyForQuery: () => {
        if (!failure) resolve(rows)
      },
    })
  })
}
