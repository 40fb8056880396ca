import { type Static, Type } from 'typebox'

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
const Email = Type.String({ format: 'email', maxLength: 254 })

/** Long rather than mixed: length is what makes a password hard to guess. */
export const Password = Type.String({ minLength: 10, maxLength: 200 })

export const RoleName = Type.Enum(['viewer', 'author', 'reviewer', 'approver', 'analyst', 'admin', 'care'])

export const User = Type.Object({
  id: Type.String({ format: 'uuid' }),
  email: Email,
  name: Name,
  roles: Type.Array(Type.String()),
  disabled: Type.Boolean(),
  createdAt: Type.String({ format: 'date-time' }),
})
export type User = Static<typeof User>

export const NewUser = Type.Object(
  { email: Email, name: Name, password: Password, roles: Type.Array(RoleName, { minItems: 1, maxItems: 7 }) },
  { additionalProperties: false },
)
export type NewUser = Static<typeof NewUser>

export const PasswordChange = Type.Object(
  { current: Type.String({ maxLength: 200 }), password: Password },
  { additionalProperties: false },
)
export type PasswordChange = Static<typeof PasswordChange>

export const UserPatch = Type.Partial(
  Type.Object({
    name: Name,
    password: Password,
    roles: Type.Array(RoleName, { minItems: 1, maxItems: 7 }),
    disabled: Type.Boolean(),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type UserPatch = Static<typeof UserPatch>

export const Workspace = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Name,
  currency: Type.String(),
  timeZone: Type.String(),
  simulated: Type.Boolean({ description: 'Its people are simulated and its mail never leaves' }),
  mailFrom: Type.Optional(Type.String()),
})
export type Workspace = Static<typeof Workspace>

export const WorkspacePatch = Type.Partial(
  Type.Object({
    name: Name,
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217 code' }),
    timeZone: Type.String({ maxLength: 60, description: 'IANA name, such as Europe/Vienna' }),
    mailFrom: Type.Union([Type.String({ maxLength: 320 }), Type.Null()]),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type WorkspacePatch = Static<typeof WorkspacePatch>

export const Session = Type.Object({
  user: Type.Object({
    id: Type.String(),
    name: Type.String(),
    email: Type.String(),
    roles: Type.Array(Type.String()),
  }),
  permissions: Type.Array(Type.String()),
  csrfToken: Type.String(),
  workspace: Workspace,
})
export type Session = Static<typeof Session>

export const Login = Type.Object(
  { email: Type.String({ maxLength: 254 }), password: Type.String({ maxLength: 200 }) },
  { additionalProperties: false },
)

export const Setup = Type.Object(
  {
    token: Type.String({ maxLength: 200 }),
    email: Email,
    name: Name,
    password: Password,
    workspaceName: Name,
  },
  { additionalProperties: false },
)
export type Setup = Static<typeof Setup>

export const KeyKind = Type.Union([Type.Literal('write'), Type.Literal('server')])
export type KeyKind = Static<typeof KeyKind>

export const ApiKey = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: KeyKind,
  name: Name,
  hint: Type.String({ description: 'The first characters of the key, to tell keys apart' }),
  createdAt: Type.String({ format: 'date-time' }),
  revokedAt: Type.Optional(Type.String({ format: 'date-time' })),
})
export type ApiKey = Static<typeof ApiKey>

export const NewApiKey = Type.Object({ kind: KeyKind, name: Name }, { additionalProperties: false })
