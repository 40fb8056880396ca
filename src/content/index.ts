/**
 * What may be said: e-mails with versions and variants, merge fields with grades and fallbacks, checks and
 * rendering. A variant's approval subject is `{ kind: 'variant', id, version, hash }`.
 *
 * To send: `const compiled = await compileVariant(variant)` (kept by hash, so call it freely), then
 * `renderMessage(compiled, recipient, links)` for each person; only Liquid runs there.
 */
export { banPhrase } from './banned/phrases.ts'
export { briefRoutes } from './briefs/routes.ts'
export { type CompiledVariant, compileVariant } from './compile.ts'
export { createContent, saveContent } from './edit.ts'
export { mergeFields } from './fields.ts'
export { createOnsite, getOnsite, saveOnsite, submitOnsite } from './onsite/edit.ts'
export { type CompiledOnsite, compileOnsite, renderOnsite } from './onsite/render.ts'
export { onsiteRoutes } from './onsite/routes.ts'
export { getContentVersion, getVariant, listContents } from './read.ts'
export { renderMerged, renderMessage } from './render.ts'
export { routes } from './routes.ts'
export type {
  ContentVersion,
  Field,
  RenderedMessage,
  SystemLinks,
  Variant,
} from './schema.ts'
export { submitForApproval } from './submit.ts'
export { writerRoutes } from './writer/routes.ts'
