import { Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { Empty, FaultAlert } from '../../ui/index.ts'
import { type DiffLine, diffLines } from './diff.ts'
import type { Block, Content } from './draft.ts'
import classes from './history.module.css'

/** What one version changed against the one before, slot by slot. */
export function Changes({ id, version }: { id: string; version: number }) {
  const [before, after] = useQueries({
    queries: [version - 1, version].map((one) => ({
      queryKey: ['content', id, 'version', one],
      queryFn: () =>
        answer(api.GET('/api/content/{id}', { params: { path: { id }, query: { version: one } } })),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const error = before?.error ?? after?.error
  if (error) return <FaultAlert error={error} />
  if (!before?.data || !after?.data) return <Skeleton height={200} />
  const changes = compare(before.data, after.data)
  if (changes.length === 0)
    return <Empty title="No words changed">Only the names of variants or nothing at all.</Empty>
  return (
    <Stack gap="lg">
      {changes.map(({ place, lines }) => (
        <SlotDiff key={place} place={place} lines={lines} />
      ))}
    </Stack>
  )
}

/** The lines of one slot before and after. */
export function SlotDiff({ place, lines }: { place: string; lines: DiffLine[] }) {
  return (
    <section>
      <Title order={3} mb={4}>
        {place}
      </Title>
      <div className={classes.diff}>
        {[...lines.entries()].map(([index, line]) => (
          <div key={index} className={classes.line} data-kind={line.kind} dir="auto">
            <span className={classes.sign}>{signs[line.kind]}</span>
            {line.text}
          </div>
        ))}
        {lines.length === 0 && <Text px={12}>Nothing</Text>}
      </div>
    </section>
  )
}

const signs = { same: ' ', removed: '−', added: '+' }

/** Slots that differ, with what was and what is. */
function compare(before: Content, after: Content): { place: string; lines: DiffLine[] }[] {
  const names = new Map([...before.variants, ...after.variants].map(({ id, name }) => [id, name]))
  const changes: { place: string; lines: DiffLine[] }[] = []
  const add = (place: string, from: string, to: string) => {
    if (from !== to) changes.push({ place, lines: diffLines(from, to) })
  }
  add('Name', before.name, after.name)
  add('Purpose', before.purpose, after.purpose)
  add('Look and footer', lookWords(before), lookWords(after))
  add('Personal fields', fieldWords(before), fieldWords(after))
  for (const [id, name] of names) {
    const from = before.variants.find((one) => one.id === id)
    const to = after.variants.find((one) => one.id === id)
    add(`${name} · subject`, from?.subject ?? '', to?.subject ?? '')
    add(`${name} · preheader`, from?.preheader ?? '', to?.preheader ?? '')
    add(`${name} · body`, bodyWords(from?.blocks ?? []), bodyWords(to?.blocks ?? []))
  }
  return changes
}

const lookWords = ({ style }: Content) =>
  `accent ${style.accent}\nlanguage ${style.language}\ndirection ${style.direction}\n${style.footer}`

const fieldWords = ({ fields }: Content) =>
  fields
    .map(
      ({ name, source, minimumGrade, fallback }) =>
        `${name}: ${source.kind} ${source.key}, ${minimumGrade} or better, otherwise “${fallback ?? ''}”`,
    )
    .join('\n')

/** A body as lines, a heading for each block. */
export function bodyWords(blocks: readonly Block[]): string {
  return blocks.map((block) => `[${block.kind}]\n${blockWords(block)}`).join('\n')
}

function blockWords(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return block.text
    case 'image':
      return [block.src, block.alt, block.href].filter(Boolean).join('\n')
    case 'button':
      return `${block.label}\n${block.href}`
    case 'products':
      return block.items.map((item) => Object.values(item).join(' · ')).join('\n')
    case 'divider':
      return ''
    case 'mjml':
      return block.source
  }
}
