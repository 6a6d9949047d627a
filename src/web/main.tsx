import '@mantine/core/styles.layer.css'
import './theme.css'
import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ApiProblem, whenSignedOut } from './api.ts'
import { makeRouter } from './router.tsx'
import { sessionQuery } from './session.ts'
import { i18n, preferredLanguage, speak } from './texts.ts'
import { theme } from './theme.ts'
import { useLanguage } from './use-language.ts'

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a network that fails is worth asking again.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
  },
})

const router = makeRouter(queryClient)

const SIGN_IN = '/connexion'

whenSignedOut(() => {
  // Several answers can say it; the first one knows the page to come back to.
  if (location.pathname === SIGN_IN) return
  queryClient.removeQueries({ queryKey: sessionQuery.queryKey })
  void router.navigate({ to: SIGN_IN, search: { vers: router.state.location.href } })
})

/** A change of language draws everything again: what a page must not lose is in the address. */
function Application() {
  const language = useLanguage()
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider key={language} theme={theme} defaultColorScheme="auto">
        <RouterProvider router={router} />
      </MantineProvider>
    </I18nProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')

await speak(preferredLanguage())
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Application />
    </QueryClientProvider>
  </StrictMode>,
)
