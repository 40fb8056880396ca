import { Page } from '../../ui/index.ts'

export default function Settings() {
  return <Page title="Settings" />
}
