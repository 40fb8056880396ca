import { Page } from '../../ui/index.ts'

export default function Journal() {
  return <Page title="Journal" />
}
