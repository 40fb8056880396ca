import { Code, Modal, Stack } from '@mantine/core'
import { subjectAddress } from '../../subjects.ts'
import { DateText, DescriptionList, TextLink } from '../../ui/index.ts'
import { actionWords, actorWords, type Entry } from './words.ts'

interface EntryDetailProps {
  entry: Entry | undefined
  names: ReadonlyMap<string, string>
  close: () => void
}

/** One entry with its data and its place in the chain. */
export function EntryDetail({ entry, names, close }: EntryDetailProps) {
  return (
    <Modal
      opened={entry !== undefined}
      onClose={close}
      size="lg"
      title={entry ? `${actionWords(entry.action)} · no. ${entry.seq}` : ''}
    >
      {entry && <Detail entry={entry} names={names} />}
    </Modal>
  )
}

function Detail({ entry, names }: { entry: Entry; names: ReadonlyMap<string, string> }) {
  const address = subjectAddress(entry.subject)
  const subject = `${actionWords(entry.subject.kind)} ${entry.subject.id}`
  return (
    <Stack>
      <DescriptionList
        items={[
          ['When', <DateText key="when" value={entry.at} />],
          ['By', <bdi key="by">{actorWords(entry, names)}</bdi>],
          ['About', address ? <TextLink to={address}>{subject}</TextLink> : subject],
          ['Hash', <Code key="hash">{entry.hash}</Code>],
          ['Hash before', <Code key="before">{entry.prevHash}</Code>],
        ]}
      />
      {Object.keys(entry.data).length > 0 && <Code block>{JSON.stringify(entry.data, null, 2)}</Code>}
    </Stack>
  )
}
