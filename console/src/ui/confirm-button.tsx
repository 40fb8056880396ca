import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { FaultAlert } from './fault.tsx'

interface ConfirmButtonProps extends Omit<ButtonProps, 'onClick'> {
  children: ReactNode
  /** The question, such as "Revoke this key?". */
  title: string
  /** What happens when it is done, and whether it can be undone. */
  consequence: ReactNode
  /** The word on the confirming button; the button's own text when left out. */
  confirm?: string
  danger?: boolean
  /** A fault keeps the question open and is shown in it. */
  onConfirm: () => Promise<unknown>
}

/** A button that asks first and says what will happen. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { children, title, consequence, confirm, danger, onConfirm, ...rest } = props
  const [opened, { open, close }] = useDisclosure()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()

  const run = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await onConfirm()
      close()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Button
        variant="default"
        {...rest}
        onClick={() => {
          setError(undefined)
          open()
        }}
      >
        {children}
      </Button>
      <Modal opened={opened} onClose={close} title={title}>
        <Stack>
          <Text component="div">{consequence}</Text>
          <FaultAlert error={error} />
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close} data-autofocus>
              Cancel
            </Button>
            <Button {...(danger && { color: 'red' })} loading={busy} onClick={() => void run()}>
              {confirm ?? children}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
