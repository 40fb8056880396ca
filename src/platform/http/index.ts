/**
 * The HTTP server: one error shape, one body parser that refuses what databases cannot keep, strict validation,
 * and a permission stated beside every route.
 */
export { createHttp, type Http, type Routes, type Tls } from './server.ts'
export { ListQuery, listOf } from './shapes.ts'
