import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildProgram } from '../src/app/cli/program.ts'
import { configKeys } from '../src/platform/config.ts'

const root = join(import.meta.dirname, '..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const settings = new Set(Object.values(configKeys).map(({ env }) => env))
const isSetting = (name: string) =>
  settings.has(name.replace(/_FILE$/, '')) || settings.has(name) || name === 'NODE_ENV'

interface Compose {
  services: Record<string, { build?: string; environment?: Record<string, string>; secrets?: string[] }>
  secrets?: Record<string, unknown>
}

test('what containers and the service unit set are settings, and their secrets are there', () => {
  for (const file of ['compose.yaml', 'compose.servers.yaml']) {
    const compose = parse(read(file), { merge: true }) as Compose
    for (const service of Object.values(compose.services)) {
      if (service.build)
        expect(Object.keys(service.environment ?? {}).filter((name) => !isSetting(name))).toEqual([])
      for (const secret of service.secrets ?? []) expect(compose.secrets).toHaveProperty(secret)
    }
  }
  const { services } = parse(read('compose.servers.yaml'), { merge: true }) as Compose
  expect(services.api?.environment).toMatchObject({
    TACTFUL_ROLE: 'api',
    DATABASE_URL_FILE: expect.any(String),
  })
  expect(services.worker?.environment).toMatchObject({ TACTFUL_ROLE: 'worker' })
  const set = [...read('deploy/tactful.service').matchAll(/(?:^Environment=| )([A-Z_]+)=\S/gm)].map(
    (match) => match[1] ?? '',
  )
  expect(set.filter((name) => !isSetting(name))).toEqual([])
  const image = [...(/^ENV (.+)$/m.exec(read('Dockerfile'))?.[1] ?? '').matchAll(/([A-Z_]+)=/g)].map(
    (match) => match[1] ?? '',
  )
  expect(image.filter((name) => !isSetting(name))).toEqual([])
})

test('what the image copies and starts is there', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  )
  expect(copied.length).toBeGreaterThan(3)
  for (const name of copied)
    expect(() => readdirSync(join(root, name === '.' ? '' : name.replace(/[^/]+$/, '')))).not.toThrow()
  for (const file of ['Dockerfile', 'deploy/tactful.service'])
    expect(read(file)).toContain('src/app/cli/main.ts')
})

test('every command of the guide is one of the program, with options that it has', () => {
  const files = readdirSync(join(root, 'docs/guide')).map((name) => `docs/guide/${name}`)
  const commands = [...files, 'README.md'].flatMap((file) =>
    [...read(file).matchAll(/^\s*\$ (?:[A-Z_]+=\S+ )*npx tactful (.+)$/gm)].map((match) => ({
      file,
      line: match[1] ?? '',
    })),
  )
  expect(commands.length).toBeGreaterThan(10)
  const problems = commands.flatMap(({ file, line }) => {
    const words = (line.split(/\s[|>#]/)[0] ?? '').trim().split(/\s+/)
    let command: Command = buildProgram()
    while (words[0] !== undefined) {
      const next = command.commands.find((one) => one.name() === words[0])
      if (!next) break
      command = next
      words.shift()
    }
    if (
      command.commands.length > 0 &&
      words[0] !== undefined &&
      !words[0].startsWith('-') &&
      command.registeredArguments.length === 0
    )
      return [`${file}: tactful ${line}: there is no ${words[0]}`]
    return words
      .filter((word) => word.startsWith('--'))
      .map((word) => word.split('=')[0])
      .filter((word) => word !== '--help' && !command.options.some((option) => option.long === word))
      .map((word) => `${file}: tactful ${line}: there is no ${word}`)
  })
  expect(problems).toEqual([])
})
