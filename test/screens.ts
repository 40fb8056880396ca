/**
 * Pictures of console pages, wide and narrow, light and dark, and what is wrong with each (script errors, axe).
 *
 *   node test/screens.ts URL OUT_FOLDER EMAIL PASSWORD PATH…
 *
 * Paths that begin with `-` are taken signed out: `-/login`.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SIZES, type TestWindow, testBrowser } from './harness/browser.ts'

const [url, folder, email, password, ...paths] = process.argv.slice(2)
if (!url || !folder || !email || !password || paths.length === 0) {
  process.stderr.write('usage: node test/screens.ts URL OUT_FOLDER EMAIL PASSWORD PATH…\n')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const browser = await testBrowser()
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    const out = await browser.open(url, { colorScheme })
    const inside = await browser.open(url, { colorScheme })
    await inside.signIn({ email, password })
    for (const path of paths)
      if (path.startsWith('-')) await shoot(out, path.slice(1), colorScheme, folder)
      else await shoot(inside, path, colorScheme, folder)
    await out.close()
    await inside.close()
  }
} finally {
  await browser.close()
}

/** Both sizes of one page. */
async function shoot(window: TestWindow, path: string, scheme: string, into: string): Promise<void> {
  for (const [name, size] of Object.entries(SIZES)) {
    await window.page.setViewportSize(size)
    await window.visit(path)
    const file = `${path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'overview'}-${name}-${scheme}.png`
    await window.page.screenshot({ path: join(into, file), fullPage: name === 'narrow' })
    const overflow = await window.page
      .locator('html')
      .evaluate((html: { scrollWidth: number; clientWidth: number }) => html.scrollWidth > html.clientWidth)
    const faults = [
      ...window.problems.splice(0),
      ...(await window.accessibilityProblems()),
      ...(overflow ? ['wider than the window'] : []),
    ]
    process.stdout.write(`${file}\n${faults.map((fault) => `  ${fault}\n`).join('')}`)
  }
}
