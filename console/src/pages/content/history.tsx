import { Badge, Group, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo, useParam } from '../../address.ts'
import { answer, api } from '../../api.ts'
import { queryClient, useCan } from '../../session.ts'
import { ConfirmButton, DateText, Empty, FaultAlert, Page, Section, toast } from '../../ui/index.ts'
import { Changes } from './changes.tsx'
import classes from './history.module.css'

/** Every version of an e-mail: what changed, by whom, and the way back. */
export default function ContentHistory() {
  const id = useParam('id')
  const go = useGo()
  const may = useCan()('content.write')
  const [chosen, setChosen] = useState<number>()
  const versions = useQuery({
    queryKey: ['content', id, 'versions'],
    queryFn: async () =>
      (await answer(api.GET('/api/content/{id}/versions', { params: { path: { id } } }))).items,
  })
  const latest = versions.data?.[0]
  const shown = versions.data?.find(({ version }) => version === chosen) ?? latest
  const revert = async (version: number) => {
    await answer(api.POST('/api/content/{id}/revert', { params: { path: { id } }, body: { version } }))
    await queryClient.invalidateQueries({ queryKey: ['content'] })
    toast.good(`Version ${version} is back. It needs its own approval.`)
    go(`/content/${id}`)
  }
  return (
    <Page
      title="History"
      documentTitle={`History of ${latest?.name ?? 'an e-mail'}`}
      description="Versions never change. Going back makes a new version, which needs its own approval."
      parents={[
        { label: 'Content', to: '/content' },
        { label: latest?.name ?? 'E-mail', to: `/content/${id}` },
      ]}
    >
      <FaultAlert error={versions.error} retry={() => void versions.refetch()} />
      {versions.isPending && <Skeleton height={320} />}
      {versions.data && shown && (
        <div className={classes.columns}>
          <Section flush title="Versions">
            <ol className={classes.list}>
              {versions.data.map((version) => (
                <li key={version.version}>
                  <UnstyledButton
                    className={classes.version}
                    aria-current={version === shown}
                    onClick={() => setChosen(version.version)}
                  >
                    <Group justify="space-between" wrap="nowrap">
                      <Text fw={600}>Version {version.version}</Text>
                      {version === latest && (
                        <Badge variant="light" size="sm">
                          Now
                        </Badge>
                      )}
                    </Group>
                    <Text size="sm" c="dimmed">
                      <bdi>{version.madeBy.name}</bdi>, <DateText value={version.madeAt} />
                    </Text>
                    {version.note && <Text size="sm">{version.note}</Text>}
                  </UnstyledButton>
                </li>
              ))}
            </ol>
          </Section>
          <Section
            title={`What version ${shown.version} changed`}
            actions={
              may &&
              shown !== latest && (
                <ConfirmButton
                  title={`Go back to version ${shown.version}?`}
                  consequence="Its words become a new version. Variants that differ from now lose their approval and need a new one."
                  confirm="Go back"
                  onConfirm={() => revert(shown.version)}
                >
                  Go back to this version
                </ConfirmButton>
              )
            }
          >
            <Stack>
              {shown.version === 1 ? (
                <Empty title="The first version">Everything in it was new.</Empty>
              ) : (
                <Changes id={id} version={shown.version} />
              )}
            </Stack>
          </Section>
        </div>
      )}
    </Page>
  )
}
