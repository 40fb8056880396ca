import openapiTypescript, { astToString } from 'openapi-typescript'
import { recordRules } from '../lib/records/index.ts'
import { configKeys } from '../platform/config.ts'
import { errorTable } from '../platform/errors.ts'
import { describeApi } from './openapi.ts'

/** The files that are made from the code, by path: the console's types and the reference pages. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const api = await describeApi()
  const types = astToString(await openapiTypescript(JSON.stringify(api)))
  return new Map([
    [
      'console/src/api.gen.ts',
      `// Made by \`npm run generate\` from the routes' schemas. Do not edit.\n${types}`,
    ],
    ['docs/reference/errors.md', errorsPage()],
    ['docs/reference/settings.md', settingsPage()],
    ['docs/reference/record-rules.md', recordRulesPage()],
  ])
}

function errorsPage(): string {
  const rows = Object.entries(errorTable).map(
    ([code, { status, message }]) => `| \`${code}\` | ${status} | ${message} |`,
  )
  return page('Errors', 'Every fault is answered as `{"error": {"code", "message", "details"}}`.', [
    '| code | status | what it says |',
    '|---|---|---|',
    ...rows,
  ])
}

function recordRulesPage(): string {
  const values = (list: readonly string[]) =>
    list.map((value) => `\`${value.replaceAll('|', '\\|')}\``).join(', ')
  const rows = Object.entries(recordRules).map(
    ([rule, { says, mending, skill, todo, accepts, rejects }]) =>
      `| \`${rule}\` | ${says} | ${values(accepts)} | ${values(rejects)} | ${MENDED[mending]}, ${skill} | ${todo} |`,
  )
  return page(
    'Record rules',
    'What is checked on the stream, in imports and by `tactful evaluate records`. The examples are tested.',
    [
      '| rule | what is wrong | passes | does not | mended | at its source |',
      '|---|---|---|---|---|---|',
      ...rows,
    ],
  )
}

const MENDED = { suggested: 'as suggested', clear: 'by clearing', source: 'at its source' } as const

function settingsPage(): string {
  const rows = Object.values(configKeys).map(
    ({ env, fallback, about }) =>
      `| \`${env}\` | ${fallback === undefined ? '' : `\`${fallback}\``} | ${about} |`,
  )
  return page(
    'Settings',
    'From the environment, or from a YAML file of the same names (`TACTFUL_CONFIG`, else `tactful.yaml`). `npx tactful doctor` prints what is set, from where, and what is wrong.',
    ['| setting | default | meaning |', '|---|---|---|', ...rows],
  )
}

function page(title: string, lead: string, lines: string[]): string {
  return `<!-- Made by \`npm run generate\`. Do not edit. -->\n\n# ${title}\n\n${lead}\n\n${lines.join('\n')}\n`
}
