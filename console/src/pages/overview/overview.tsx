import { Page } from '../../ui/index.ts'

export default function Overview() {
  return <Page title="Overview" />
}
