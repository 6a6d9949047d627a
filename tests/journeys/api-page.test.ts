import { beforeAll, describe, expect, it } from 'vitest'
import { startApplication } from '../support/application.ts'
import { browserOfFile, noBrowser } from '../support/browser.ts'

describe.skipIf(noBrowser)('the page of the API', () => {
  const open = browserOfFile()
  let address: string
  beforeAll(async () => {
    address = (await startApplication()).address
  }, 120_000)

  it('shows every group of routes, and lacks nothing that its policy keeps out', async () => {
    const page = await open(address)
    const wrong: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text())
    })
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('requestfailed', (request) => wrong.push(request.url()))
    const response = await page.goto('/api/v1/docs')
    expect(response?.headers()['content-security-policy']).toContain("default-src 'self'")
    await page.getByRole('heading', { name: /Maillage/ }).waitFor()
    await page.locator('#operations-tag-closes').click()
    await page.getByText('/api/v1/closes/{month}', { exact: true }).click()
    await page.getByRole('button', { name: 'Execute' }).waitFor()
    expect(wrong).toEqual([])
    const picture = process.env['PICTURES']
    if (picture !== undefined) await page.screenshot({ path: `${picture}/api-page.png` })
  })
})
