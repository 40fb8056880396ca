/** More than any answer that is asked for; a server that goes on talking is cut off here. */
const MOST_BYTES = 2_000_000

/** `fetch` that ends with an error when an answer does not end. */
export const limitedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  if (!response.body) return response
  let bytes = 0
  const limited = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength
        if (bytes > MOST_BYTES) controller.error(new Error('The answer of the model does not end.'))
        else controller.enqueue(chunk)
      },
    }),
  )
  const { status, statusText, headers } = response
  return new Response(limited, { status, statusText, headers })
}
