import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a model server was asked. */
export interface Asked {
  model: string
  temperature: number
  messages: { role: string; content: string }[]
  response_format?: { type: string }
  key: string | undefined
}

type Reply = (response: ServerResponse, asked: Asked) => void

/** A local OpenAI-compatible server for tests: it answers what it is told to, in order, the last again and again. */
export async function modelServer(): Promise<{
  url: string
  asked: Asked[]
  say(...replies: Reply[]): void
  close(): Promise<void>
}> {
  const asked: Asked[] = []
  let replies: Reply[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const question = { ...(JSON.parse(body) as Omit<Asked, 'key'>), key: request.headers.authorization }
      asked.push(question)
      const reply = replies.length > 1 ? replies.shift() : replies[0]
      reply?.(response, question)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    say: (...next) => {
      replies = next
      asked.length = 0
    },
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

/** An answer as such servers give it. */
export const text =
  (content: string, finish = 'stop'): Reply =>
  (response, { model }) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 1,
        model,
        choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
        usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
      }),
    )
  }

/** A failure with a status. */
export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response
      .writeHead(code, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ error: { message: `status ${code}`, type: 'error' } }))
  }

/** Anything at all. */
export const raw =
  (body: string): Reply =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)
  }

/** No answer, ever. */
export const silence: Reply = () => {}

/** A connection that ends in the middle. */
export const cut: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"choices": [')
  setImmediate(() => response.destroy())
}

/** An answer that does not end. */
export const endless: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const chunk = 'x'.repeat(65_536)
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
