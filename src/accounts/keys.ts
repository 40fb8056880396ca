import { type Ctx, transact } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { record } from '../platform/journal/index.ts'
import type { ApiKey, KeyKind } from './schema.ts'
import { insertApiKey, revokeApiKeyRow } from './store.ts'
import { newToken } from './tokens.ts'

/** Makes an API key. The key itself is in this answer and nowhere else: only its hash is stored. */
export async function createApiKey(
  ctx: Ctx,
  input: { kind: KeyKind; name: string },
): Promise<{ apiKey: ApiKey; key: string }> {
  const { token, tokenHash } = newToken(`tf_${input.kind}_`)
  const apiKey = await transact(ctx, async (tx) => {
    const made = await insertApiKey(tx, {
      ...input,
      keyHash: tokenHash,
      hint: token.slice(0, input.kind.length + 8),
    })
    await record(tx, {
      action: 'key.created',
      subject: { kind: 'key', id: made.id },
      data: { kind: input.kind },
    })
    return made
  })
  return { apiKey, key: token }
}

/** Revokes a key: whoever uses it is refused from now on. */
export async function revokeApiKey(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (tx) => {
    if (!(await revokeApiKeyRow(tx, id)))
      throw new AppError('not_found', { message: 'There is no such key, or it is revoked already.' })
    await record(tx, { action: 'key.revoked', subject: { kind: 'key', id } })
  })
}
