// Placeholder until `npm run generate` writes the real one.
type Call<Answer, Body = never> = {
  parameters: { query?: { after?: string; limit?: number }; header?: never; path?: never; cookie?: never }
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': Answer } } }
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: { content: { 'application/json': Body } } })
type User = { id: string; name: string; email: string; roles: string[]; active: boolean }
export interface paths {
  '/api/session': {
    get: Call<{
      user: { id: string; name: string; email: string; roles: string[] }
      permissions: string[]
      csrfToken: string
      workspace: { id: string; name: string; currency: string; timeZone: string }
    }>
    post: Call<{ csrfToken: string }, { email: string; password: string }>
    delete: Call<unknown>
  }
  '/api/setup': {
    get: Call<{ needed: boolean }>
    post: Call<
      unknown,
      { token: string; email: string; name: string; password: string; workspaceName: string }
    >
  }
  '/api/users': { get: Call<{ items: User[]; next?: string }> }
}
