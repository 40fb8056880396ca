import { isId } from '../lib/ids.ts'
import type { Ctx } from '../platform/ctx.ts'
import { AppError } from '../platform/errors.ts'
import { personsOf, profilesOf, summariesOf } from '../profiles/index.ts'
import type { ListedMessage, Message, MessageCounts, MessageStatus } from './schema.ts'
import { readCounts, readMessage, readMessages } from './store/read.ts'

/** Messages, newest first: of a campaign, of a person with all their profiles, or all. */
export async function listMessages(
  ctx: Ctx,
  filter: {
    campaignId?: string
    profileId?: string
    status?: MessageStatus
    after?: string
    limit?: number
  } = {},
): Promise<{ items: ListedMessage[]; next?: string }> {
  const { campaignId, profileId, status, after, limit = 50 } = filter
  if (after !== undefined && !isId(after))
    throw new AppError('invalid_request', { message: 'The cursor is not one of this list. Start again.' })
  const profileIds = profileId === undefined ? undefined : await samePerson(ctx, profileId)
  const messages = await readMessages(ctx, {
    limit,
    ...(campaignId !== undefined && { campaignId }),
    ...(profileIds !== undefined && { profileIds }),
    ...(status !== undefined && { status }),
    ...(after !== undefined && { after }),
  })
  const people = await summariesOf(
    ctx,
    messages.map((message) => message.profileId),
  )
  const items = messages.map((message) => {
    const { name, email, userId } = people.get(message.profileId) ?? {}
    return {
      ...message,
      person: { ...(name && { name }), ...(email && { email }), ...(userId && { userId }) },
    }
  })
  const last = items.at(-1)
  return { items, ...(last && items.length === limit && { next: last.id }) }
}

/** One message. */
export async function getMessage(ctx: Ctx, id: string): Promise<Message> {
  const message = isId(id) ? await readMessage(ctx, id) : undefined
  if (!message) throw new AppError('message_not_found')
  return message
}

/** How many messages of a campaign, or of the workspace, stand where. */
export function countMessages(ctx: Ctx, campaignId?: string): Promise<MessageCounts> {
  return readCounts(ctx, campaignId)
}

async function samePerson(ctx: Ctx, profileId: string): Promise<string[]> {
  const person = (await personsOf(ctx, [profileId])).get(profileId)
  if (person === undefined) return [profileId]
  return (await profilesOf(ctx, [person])).get(person) ?? [person]
}
