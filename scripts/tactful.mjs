#!/usr/bin/env node
// npx tactful …: the command line on the pinned Node.
import { ensureInstalled } from './ensure.mjs'
import { runTactful } from './run.mjs'

ensureInstalled()
runTactful(process.argv.slice(2))
