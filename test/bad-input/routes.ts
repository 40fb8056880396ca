import type { Http } from '../../src/platform/http/index.ts'

/** A JSON schema as far as samples are made from it. */
export interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  pattern?: string
  format?: string
  minLength?: number
  minimum?: number
}

/** One route as the server describes it itself. */
export interface ApiRoute {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With its parameters in braces. */
  path: string
  permission: string
  query: string[]
  body: Schema | undefined
}

interface Description {
  paths: Record<
    string,
    Record<
      string,
      {
        'x-permission'?: string
        parameters?: { in: string; name: string }[]
        requestBody?: { content: Record<string, { schema: Schema }> }
      }
    >
  >
}

/** Every described route. */
export function routesOf(app: Http): ApiRoute[] {
  const { paths } = app.swagger() as unknown as Description
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => method !== 'options')
      .map(([method, operation]) => ({
        method: method.toUpperCase() as ApiRoute['method'],
        path,
        permission: operation['x-permission'] ?? 'not stated',
        query: (operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name),
        body: operation.requestBody?.content['application/json']?.schema,
      })),
  )
}
