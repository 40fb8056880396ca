/** Proves the statistics by simulation at a large size: `node scripts/prove-statistics.mjs [worlds] [seed]`. */
import { prove } from '../src/lib/stats/proof.ts'

const [worlds, seed] = [Number(process.argv[2] ?? 1000), Number(process.argv[3] ?? 1)]
const heavy = { buyers: 0.05, spread: 1, days: 28 }
let failed = false
for (const people of [10_000, 100_000]) {
  const same = prove({ ...heavy, people, lift: 0 }, worlds, seed)
  const better = prove({ ...heavy, people, lift: 0.01, days: 1 }, worlds, seed + 1)
  const noise = 3 * Math.sqrt((0.05 * 0.95) / worlds)
  const rows = [
    ['A/A, always-valid with a look a day', same.everSequential, same.everSequential <= 0.05 + noise],
    ['A/A, naive with a look a day', same.everNaive, true],
    ['interval covers no effect', same.covered, Math.abs(same.covered - 0.95) <= Math.max(0.015, noise)],
    ['interval covers an effect', better.covered, Math.abs(better.covered - 0.95) <= Math.max(0.015, noise)],
  ]
  for (const [name, share, holds] of rows) {
    failed ||= !holds
    console.log(
      `${people.toLocaleString('en')} people, ${worlds} worlds: ${name} ${(share * 100).toFixed(1)} %${holds ? '' : '  NOT AS PROMISED'}`,
    )
  }
}
process.exitCode = failed ? 1 : 0
