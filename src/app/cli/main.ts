import { buildProgram } from './program.ts'
import { explain } from './report.ts'

buildProgram()
  .parseAsync()
  .catch((error: unknown) => {
    explain(error)
    process.exitCode = 1
  })
