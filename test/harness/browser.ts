import { existsSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** A real Chromium without anything kept between runs. */
export interface TestBrowser {
  /** A window with cookies of its own at the address of a server. */
  open(url: string, options?: BrowserContextOptions): Promise<TestWindow>
  close(): Promise<void>
}

/** One window, and all that went wrong in it. */
export interface TestWindow {
  page: Page
  /** Script errors, violations of the page's security policy and answers of 500 and above, as sentences. */
  problems: string[]
  /** Goes to an address and waits until nothing is loading any more. */
  visit(path: string): Promise<void>
  /** Signs in by the form. */
  signIn(user: { email: string; password: string }): Promise<void>
  /** What axe finds wrong with the page as it stands, one sentence each. */
  accessibilityProblems(): Promise<string[]>
  close(): Promise<void>
}

/** What a window's narrow and wide sizes are, in pixels. */
export const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 400, height: 800 } } as const

/** Starts Chromium: `CHROMIUM_PATH`, else Debian's. */
export async function testBrowser(): Promise<TestBrowser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(executablePath))
    throw new Error(
      `There is no Chromium at ${executablePath}. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.`,
    )
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
  return {
    open: async (url, options) => {
      const context = await browser.newContext({ baseURL: url, viewport: SIZES.wide, ...options })
      return windowOf(await context.newPage(), () => context.close())
    },
    close: () => browser.close(),
  }
}

function windowOf(page: Page, close: () => Promise<void>): TestWindow {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    // Answers of 4xx are shown by the page; Chromium reports each of them here as well.
    const reported = message.type() === 'error' && !/status of 4\d\d/.test(message.text())
    if (reported) problems.push(`console: ${message.text()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} from ${response.url()}`)
  })
  const settled = async () => {
    await page.waitForLoadState('networkidle')
    await page
      .locator('[aria-busy=true], [role=status][aria-label=Loading]')
      .first()
      .waitFor({ state: 'detached' })
  }
  return {
    page,
    problems,
    visit: async (path) => {
      await page.goto(path)
      await settled()
    },
    signIn: async ({ email, password }) => {
      await page.goto('/login')
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.locator('#main').waitFor()
      await settled()
    },
    accessibilityProblems: async () => {
      // axe waits for ever in frames in which nothing may run, such as previews of mails.
      await page.locator('iframe[sandbox=""]').evaluateAll((frames: { remove(): void }[]) => {
        for (const frame of frames) frame.remove()
      })
      const { violations } = await new AxeBuilder({ page }).analyze()
      return violations.flatMap((violation) =>
        violation.nodes.map((node) => `${violation.id}: ${violation.help} (${node.target.join(' ')})`),
      )
    },
    close,
  }
}
