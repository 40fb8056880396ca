import { Page } from '../../ui/index.ts'
import { Rules } from './rules.tsx'
import { Trainings } from './trainings.tsx'
import { TryOut } from './try-out.tsx'

/** The recommendation lab: try it, see why, train it, and set its rules. */
export default function Recommendations() {
  return (
    <Page
      title="Recommendations"
      description="What products people are recommended, and why. Learnt from behaviour, inside the rules you set."
    >
      <TryOut />
      <Rules />
      <Trainings />
    </Page>
  )
}
