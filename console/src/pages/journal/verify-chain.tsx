import { Alert, Button, Code, List, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { answer, api } from '../../api.ts'
import { DescriptionList, FaultAlert, useFormat } from '../../ui/index.ts'

/** Checks the whole chain and says what it found. */
export function VerifyChain() {
  const check = useMutation({ mutationFn: () => answer(api.GET('/api/journal/verify')) })
  const format = useFormat()
  const found = check.data
  return (
    <>
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
        Check the chain
      </Button>
      <Modal
        opened={check.isSuccess || check.isError}
        onClose={check.reset}
        title="Check of the chain"
        size="lg"
      >
        <FaultAlert error={check.error} />
        {found && (
          <Stack>
            {found.intact ? (
              <Alert color="green" title="The chain is intact">
                No entry has been changed, removed or reordered.
              </Alert>
            ) : (
              <Alert color="red" title="The chain is broken">
                <List size="sm">
                  {found.problems.map((problem) => (
                    <List.Item key={`${problem.seq}${problem.kind}`}>{problem.message}</List.Item>
                  ))}
                </List>
              </Alert>
            )}
            <DescriptionList
              items={[
                ['Entries', format.count(found.entries)],
                ['Last hash', <Code key="hash">{found.lastHash}</Code>],
              ]}
            />
            <Text size="sm" c="dimmed">
              Keep the last hash somewhere else: whoever has it can show later that nothing before it was
              changed.
            </Text>
          </Stack>
        )}
      </Modal>
    </>
  )
}
