import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'

/** One setting: how it is called, what it means, how its text is read. */
interface Key<T> {
  env: string
  about: string
  fallback: T
  read(text: string): T
  secret?: boolean
}

/** Thrown by a reader with what was expected. */
class BadValue extends Error {}

const text = (raw: string): string => raw
const optional = (raw: string): string | undefined => raw || undefined
const port = (raw: string): number => {
  const value = Number(raw)
  if (!Number.isInteger(value) || value < 0 || value > 65535)
    throw new BadValue('expected a port number, 0 to 65535')
  return value
}
const whole =
  (least: number, most: number) =>
  (raw: string): number => {
    const value = Number(raw)
    if (!Number.isInteger(value) || value < least || value > most)
      throw new BadValue(`expected a whole number, ${least} to ${most}`)
    return value
  }
const amount = (raw: string): number => {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new BadValue('expected a number, 0 or more')
  return value
}
const url =
  (...schemes: string[]) =>
  (raw: string): string | undefined => {
    if (!raw) return undefined
    if (!URL.canParse(raw) || !schemes.includes(new URL(raw).protocol.slice(0, -1)))
      throw new BadValue(
        `expected an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
      )
    return raw.replace(/\/+$/, '')
  }
const oneOf =
  <T extends string>(...choices: T[]) =>
  (raw: string): T => {
    const found = choices.find((choice) => choice === raw)
    if (!found) throw new BadValue(`expected one of ${choices.join(', ')}`)
    return found
  }

const key = <T>(definition: Key<T>): Key<T> => definition

/** Every setting that the program reads, in the order in which `tactful doctor` prints them. */
export const configKeys = {
  port: key({ env: 'PORT', fallback: 4000, read: port, about: 'Port to listen on; 0 takes any free one' }),
  host: key({
    env: 'HOST',
    fallback: '127.0.0.1',
    read: text,
    about: 'Address to listen on; 0.0.0.0 listens on all',
  }),
  publicUrl: key({
    env: 'PUBLIC_URL',
    fallback: undefined,
    read: url('http', 'https'),
    about: 'Address at which people reach this server; links in mail use it. Without it: http://HOST:PORT',
  }),
  data: key({
    env: 'TACTFUL_DATA',
    fallback: './data',
    read: (raw) => raw,
    about: 'Data directory: embedded databases, secret, lock',
  }),
  role: key({
    env: 'TACTFUL_ROLE',
    fallback: 'all' as 'all' | 'api' | 'worker',
    read: oneOf('all', 'api', 'worker'),
    about: 'What this process does: all, api (requests) or worker (folding, campaigns, mail)',
  }),
  databaseUrl: key({
    env: 'DATABASE_URL',
    fallback: undefined,
    read: url('postgres', 'postgresql'),
    secret: true,
    about: 'PostgreSQL server; without it an embedded one is started in the data directory',
  }),
  clickhouseUrl: key({
    env: 'CLICKHOUSE_URL',
    fallback: undefined,
    read: url('http', 'https'),
    secret: true,
    about: 'ClickHouse server; without it an embedded engine is started in the data directory',
  }),
  clickhouseMemoryMb: key({
    env: 'TACTFUL_CLICKHOUSE_MEMORY_MB',
    fallback: 2048,
    read: whole(256, 1_000_000),
    about: 'Memory limit of the embedded ClickHouse engine, in MB',
  }),
  smtpUrl: key({
    env: 'SMTP_URL',
    fallback: undefined,
    read: url('smtp', 'smtps'),
    secret: true,
    about: 'Mail server, smtp://user:password@host:port; without it messages go to the development mailbox',
  }),
  mailFrom: key({
    env: 'MAIL_FROM',
    fallback: 'Tactful <hello@localhost>',
    read: text,
    about: 'Sender of mail where the workspace has set none',
  }),
  mailConcurrency: key({
    env: 'TACTFUL_MAIL_CONNECTIONS',
    fallback: 5,
    read: whole(1, 100),
    about: 'Connections to the mail server',
  }),
  mailDkim: key({
    env: 'MAIL_DKIM',
    fallback: undefined,
    read: optional,
    about: 'Keys that sign mail, domain:selector:file of the private key in PEM; several with commas',
  }),
  mailRates: key({
    env: 'MAIL_RATES',
    fallback: undefined,
    read: optional,
    about:
      'How fast domains are sent to at most, such as gmail.com=20/s:4, *=50/s (messages a second, minute or hour; connections)',
  }),
  mailWarmUp: key({
    env: 'MAIL_WARM_UP',
    fallback: undefined,
    read: optional,
    about: 'Most messages of each day while a sender becomes known, such as 2026-06-01: 50 100 500 2000',
  }),
  mailInDomain: key({
    env: 'MAIL_IN_DOMAIN',
    fallback: undefined,
    read: optional,
    about:
      'Domain whose mail comes to this server (its MX record points here, or its mail is handed to /api/mail/in): bounces, complaints and replies',
  }),
  mailInPort: key({
    env: 'MAIL_IN_PORT',
    fallback: 0,
    read: port,
    about: 'Port on which mail is taken for MAIL_IN_DOMAIN; 0 takes none',
  }),
  modelUrl: key({
    env: 'MODEL_URL',
    fallback: undefined,
    read: url('http', 'https'),
    about:
      'Base address of an OpenAI-compatible server of language models (https://…/v1); without it variants are composed from the parts of the brief',
  }),
  modelKey: key({
    env: 'MODEL_KEY',
    fallback: undefined,
    read: optional,
    secret: true,
    about: 'Key of the model server',
  }),
  modelNames: key({
    env: 'MODEL_NAMES',
    fallback: '',
    read: text,
    about: 'Models to write with, by comma; the first is used unless another is chosen',
  }),
  modelProvider: key({
    env: 'MODEL_PROVIDER',
    fallback: 'openai-compatible',
    read: text,
    about: 'Name of the provider, kept with everything its models write',
  }),
  modelTimeoutSeconds: key({
    env: 'MODEL_TIMEOUT_SECONDS',
    fallback: 60,
    read: whole(1, 600),
    about: 'How long one answer of a model may take',
  }),
  modelDailyTokens: key({
    env: 'MODEL_DAILY_TOKENS',
    fallback: 1_000_000,
    read: whole(0, 1_000_000_000),
    about: 'Tokens that a workspace may use within 24 hours',
  }),
  modelPriceIn: key({
    env: 'MODEL_PRICE_IN',
    fallback: 0,
    read: amount,
    about: 'Price of a million tokens read, in the currency of your bill',
  }),
  modelPriceOut: key({
    env: 'MODEL_PRICE_OUT',
    fallback: 0,
    read: amount,
    about: 'Price of a million tokens written',
  }),
  secret: key({
    env: 'TACTFUL_SECRET',
    fallback: undefined,
    read: optional,
    secret: true,
    about: 'Signs links and sessions; without it one is made and kept in the data directory',
  }),
  oidcIssuer: key({
    env: 'OIDC_ISSUER',
    fallback: undefined,
    read: url('https', 'http'),
    about: 'Identity provider (OpenID Connect) that people may sign in with beside passwords',
  }),
  oidcClientId: key({
    env: 'OIDC_CLIENT_ID',
    fallback: undefined,
    read: optional,
    about:
      'What this installation is called at the identity provider; its redirect address is PUBLIC_URL/api/session/oidc/callback',
  }),
  oidcClientSecret: key({
    env: 'OIDC_CLIENT_SECRET',
    fallback: undefined,
    read: optional,
    secret: true,
    about: 'Its secret there',
  }),
  oidcName: key({
    env: 'OIDC_NAME',
    fallback: 'single sign-on',
    read: text,
    about: 'How the console calls the identity provider',
  }),
  oidcNewUserRoles: key({
    env: 'OIDC_NEW_USER_ROLES',
    fallback: undefined,
    read: optional,
    about:
      'Roles of people who come through it for the first time, with commas; without it only those enter who have an account',
  }),
  tlsCert: key({
    env: 'TLS_CERT',
    fallback: undefined,
    read: optional,
    about:
      'File of a certificate chain in PEM: the server then speaks https itself; without it a reverse proxy does',
  }),
  tlsKey: key({
    env: 'TLS_KEY',
    fallback: undefined,
    read: optional,
    about: 'File of its private key in PEM',
  }),
  logLevel: key({
    env: 'LOG_LEVEL',
    fallback: 'info' as 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent',
    read: oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
    about: 'How much is logged',
  }),
} as const

/** The settings, read and checked. */
export type Config = {
  [K in keyof typeof configKeys]: (typeof configKeys)[K] extends Key<infer T> ? T : never
}

/** One setting as `tactful doctor` shows it. */
export interface ConfigLine {
  env: string
  about: string
  from: 'environment' | 'file' | 'default'
  value: string
  problem?: string
}

/**
 * Reads settings from the environment (each also from the file that `NAME_FILE` names) and one optional YAML file (`TACTFUL_CONFIG`, else `tactful.yaml` where
 * there is one); the environment wins. Every problem is in `lines`, so that all can be mended at once.
 */
export function readConfig(env: NodeJS.ProcessEnv): {
  config: Config
  lines: ConfigLine[]
  problems: string[]
} {
  const file = readFile(env)
  const problems = [...file.problems]
  const lines: ConfigLine[] = []
  const entries = Object.entries(configKeys).map(([name, definition]) => {
    const own = env[definition.env] ?? fromFile(env, definition.env, problems)
    const raw = own ?? file.values.get(definition.env)
    const from = own !== undefined ? 'environment' : raw !== undefined ? 'file' : 'default'
    let value: unknown = definition.fallback
    let problem: string | undefined
    try {
      if (raw !== undefined) value = definition.read(raw)
    } catch (error) {
      if (!(error instanceof BadValue)) throw error
      problem = `${definition.env} is ${'secret' in definition ? 'not usable' : `"${raw}"`}: ${error.message}`
      problems.push(problem)
    }
    lines.push({
      env: definition.env,
      about: definition.about,
      from,
      value: shown(definition, value),
      ...(problem && { problem }),
    })
    return [name, value]
  })
  const config = Object.fromEntries(entries) as Config
  if (config.modelUrl && config.modelNames.trim() === '')
    problems.push('MODEL_URL is set and MODEL_NAMES is not: name at least one model of that server')
  return { config: { ...config, data: resolve(config.data) }, lines, problems }
}

/** `NAME_FILE` names a file that holds the value, as container secrets do. */
function fromFile(env: NodeJS.ProcessEnv, name: string, problems: string[]): string | undefined {
  const path = env[`${name}_FILE`]
  if (path === undefined) return undefined
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    problems.push(`${name}_FILE names ${path}, which cannot be read: ${(error as Error).message}`)
    return undefined
  }
}

function shown(definition: { secret?: boolean }, value: unknown): string {
  if (value === undefined) return '(not set)'
  return definition.secret ? '(set, hidden)' : String(value)
}

function readFile(env: NodeJS.ProcessEnv): { values: Map<string, string>; problems: string[] } {
  const path = env.TACTFUL_CONFIG ?? 'tactful.yaml'
  if (!existsSync(path)) {
    const problems = env.TACTFUL_CONFIG ? [`TACTFUL_CONFIG names ${path}, and there is no such file`] : []
    return { values: new Map(), problems }
  }
  const known = new Set(Object.values(configKeys).map((definition) => definition.env))
  try {
    const parsed: unknown = parse(readFileSync(path, 'utf8'))
    if (parsed === null) return { values: new Map(), problems: [] }
    if (typeof parsed !== 'object' || Array.isArray(parsed))
      return { values: new Map(), problems: [`${path} must hold lines of the form KEY: value`] }
    const pairs = Object.entries(parsed).map(([name, value]) => [name, String(value)] as const)
    const unknown = pairs
      .filter(([name]) => !known.has(name))
      .map(([name]) => `${path} sets ${name}, which is not a setting`)
    return { values: new Map(pairs), problems: unknown }
  } catch (error) {
    return { values: new Map(), problems: [`${path} cannot be read: ${(error as Error).message}`] }
  }
}
