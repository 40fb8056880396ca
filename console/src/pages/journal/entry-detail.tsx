import { Code, Modal, Stack } from '@mantine/core'
import { subjectAddress } from '../../subjects.ts'
import { DateText, DescriptionList, TextLink } from '../../ui/index.ts'
import { actionWords, actorWords, type Entry } from './words.ts'

/** One entry with its data and its place in the chain. */
export function EntryDetail({ entry, close }: { entry: Entry | undefined; close: () => void }) {
  return (
    <Modal
      opened={entry !== undefined}
      onClose={close}
      size="lg"
      title={entry ? `${actionWords(entry.action)} · no. ${entry.seq}` : ''}
    >
      {entry && <Detail entry={entry} />}
    </Modal>
  )
}

function Detail({ entry }: { entry: Entry }) {
  const address = subjectAddress(entry.subject)
  const subject = `${actionWords(entry.subject.kind)} ${entry.subject.id}`
  return (
    <Stack>
      <DescriptionList
        items={[
          ['When', <DateText key="when" value={entry.at} />],
          ['By', <bdi key="by">{actorWords(entry)}</bdi>],
          ['About', address ? <TextLink to={address}>{subject}</TextLink> : subject],
          ['Hash', <Code key="hash">{entry.hash}</Code>],
          ['Hash before', <Code key="before">{entry.prevHash}</Code>],
        ]}
      />
      {Object.keys(entry.data).length > 0 && <Code block>{JSON.stringify(entry.data, null, 2)}</Code>}
    </Stack>
  )
}
