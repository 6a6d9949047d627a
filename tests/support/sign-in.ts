import type { Page } from 'playwright-core'
import type { Person } from './application.ts'

/** Signs a person in by the page that asks for it, and stays there until it leads on. */
export async function signIn(page: Page, { email, password }: Person): Promise<void> {
  await page.goto('/connexion')
  await page.getByRole('textbox', { name: /Adresse|Email/ }).fill(email)
  await page.getByRole('textbox', { name: /Mot de passe|Password/ }).fill(password)
  await page.getByRole('button', { name: /Se connecter|Sign in/ }).click()
  await page.waitForURL((url) => url.pathname !== '/connexion')
}
