import { notifications } from '@mantine/notifications'
import { sentence } from './fault.tsx'

/** Short news in the corner. */
export const toast = {
  good: (message: string) => notifications.show({ message, color: 'petrol', autoClose: 5000 }),
  bad: (error: unknown) =>
    notifications.show({
      title: 'That did not work',
      message: sentence(error),
      color: 'red',
      autoClose: 10_000,
    }),
}
