import { Type } from 'typebox'
import type { Routes } from '../../platform/http/index.ts'
import { identityKey } from '../identities.ts'
import { type IdentityKind, identityKinds } from '../schema.ts'
import { readRules, rulesInForce } from '../store/rules.ts'
import { changeRules } from './change.ts'
import { BlockedValue, IdentityRules, StoredRules } from './schema.ts'

const tags = ['People']

/** The routes of the rules of identity. */
export const ruleRoutes: Routes = async (app) => {
  app.get(
    '/api/identity/rules',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'What counts as an identity, limits for each kind, and their order',
        response: { 200: StoredRules },
      },
    },
    ({ ctx }) => readRules(ctx),
  )
  app.put(
    '/api/identity/rules',
    {
      config: { permission: 'settings.write' },
      schema: {
        tags,
        summary: 'Changes the rules of identity; who is one person is then decided anew',
        body: Type.Object(
          {
            rules: IdentityRules,
            version: Type.Integer({ minimum: 0, description: 'The version that was changed' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: StoredRules },
      },
    },
    ({ ctx, body }) => changeRules(ctx, body.rules, body.version),
  )
  app.post(
    '/api/identity/rules/try',
    {
      config: { permission: 'people.read' },
      schema: {
        tags,
        summary: 'Whether a value would count as an identity, and if not, by which rule',
        body: Type.Object(
          {
            kind: Type.Unsafe<IdentityKind>(Type.String({ enum: [...identityKinds] })),
            value: Type.String({ maxLength: 500 }),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            counts: Type.Boolean(),
            as: Type.Optional(Type.String({ description: 'The value as it is compared' })),
            rule: Type.Optional(BlockedValue),
          }),
        },
      },
    },
    async ({ ctx, body }) => {
      const key = identityKey(body.kind, body.value)
      if (!key) return { counts: false }
      const rule = (await rulesInForce(ctx)).blockedBy(key)
      return { counts: rule === undefined, as: key.slice(body.kind.length + 1), ...(rule && { rule }) }
    },
  )
}
