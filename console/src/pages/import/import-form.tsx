import { Button, FileInput, Group, Stack, Table, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, answer, api } from '../../api.ts'
import { queryClient } from '../../session.ts'
import { FaultAlert, toast, useFormat } from '../../ui/index.ts'

type Imported = Answer<'/api/import/file', 'post'>

/** Chooses a file and a map, looks at what would happen, then imports. */
export function ImportForm({ example }: { example: string }) {
  const [file, setFile] = useState<File | null>(null)
  const [map, setMap] = useState(example)
  const run = useMutation({
    mutationFn: (dryRun: boolean) => send(file, map, dryRun),
    onSuccess: async (_found, dryRun) => {
      if (dryRun) return
      toast.good('Imported. People and events appear within moments.')
      await queryClient.invalidateQueries()
    },
  })
  return (
    <Stack>
      <FileInput
        label="File"
        description="CSV, TSV, JSON lines or Parquet, also gzipped, up to 200 MB; larger ones by the command line"
        placeholder="Choose a file"
        styles={{ placeholder: { color: 'var(--mantine-color-dimmed)' } }}
        value={file}
        onChange={(chosen) => {
          setFile(chosen)
          run.reset()
        }}
      />
      <Textarea
        label="Map"
        description="Which column is what"
        autosize
        minRows={8}
        maxRows={24}
        value={map}
        onChange={(event) => {
          setMap(event.currentTarget.value)
          run.reset()
        }}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <Group>
        <Button
          variant="default"
          disabled={!file}
          loading={run.isPending && run.variables}
          onClick={() => run.mutate(true)}
        >
          Look at what would happen
        </Button>
        <Button disabled={!file} loading={run.isPending && !run.variables} onClick={() => run.mutate(false)}>
          Import
        </Button>
      </Group>
      {run.error && <FaultAlert error={run.error} />}
      {run.data && <Found found={run.data} dryRun={run.variables} />}
    </Stack>
  )
}

function Found({ found, dryRun }: { found: Imported; dryRun: boolean }) {
  const format = useFormat()
  const made = [
    ...Object.entries(found.events),
    ...(found.products > 0 ? [['Products', found.products] as const] : []),
  ]
  const left = [...Object.entries(found.skipped), ...Object.entries(found.badRows.byProblem)]
  return (
    <Stack gap="sm" role="status">
      <Text>
        {format.count(found.rows)} rows read, {format.count(found.used)} used. These{' '}
        {dryRun ? 'would be' : 'were'} made:
      </Text>
      <CountTable label="Made" rows={made} />
      {left.length > 0 && (
        <>
          <Text>Rows left out:</Text>
          <CountTable label="Left out" rows={left} />
        </>
      )}
      {found.faults.rows > 0 && (
        <>
          <Text>
            {format.count(found.faults.rows)} rows are used although a value of them looks faulty. The data
            health page mends such values together:
          </Text>
          <CountTable label="Faulty values" rows={Object.entries(found.faults.byRule)} />
          {found.faults.first.slice(0, 5).map(({ line, field, rule, says, value, suggestion }) => (
            <Text key={`${line} ${field} ${rule}`} size="sm" c="dimmed">
              Line {line}, {field}: {says} <bdi>“{value}”</bdi>
              {suggestion !== undefined && <bdi>, perhaps “{suggestion}”</bdi>}
            </Text>
          ))}
        </>
      )}
      {found.badRows.first.slice(0, 5).map(({ line, problem }) => (
        <Text key={`${line} ${problem}`} size="sm" c="dimmed">
          Line {line}: {problem}
        </Text>
      ))}
    </Stack>
  )
}

function CountTable({ label, rows }: { label: string; rows: readonly (readonly [string, number])[] }) {
  const format = useFormat()
  return (
    <Table aria-label={label}>
      <Table.Tbody>
        {rows.map(([name, count]) => (
          <Table.Tr key={name}>
            <Table.Td>{name}</Table.Td>
            <Table.Td ta="right">{format.count(count)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function send(file: File | null, map: string, dryRun: boolean): Promise<Imported> {
  if (!file) throw new Error('no file is chosen')
  return answer(
    api.POST('/api/import/file', {
      params: { query: { name: file.name, map, dryRun } },
      headers: { 'content-type': 'application/octet-stream' },
      body: file as never,
      bodySerializer: (body: unknown) => body as BodyInit,
    }),
  )
}
