import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { ApiProblem } from './api.ts'
import { readSearch, type Search, writeSearch } from './address.ts'
import { Frame } from './frame/frame.tsx'
import { NotFoundPage, PageFailed } from './frame/failures.tsx'
import { PAGES } from './pages.ts'
import { groupQuery, sessionQuery } from './session.ts'

interface Context {
  readonly queryClient: QueryClient
}

/** Keeps every name of the query: pages read the ones they know. */
function keepText(search: Readonly<Record<string, unknown>>): Search {
  return Object.fromEntries(
    Object.entries(search).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}

const rootRoute = createRootRouteWithContext<Context>()({
  validateSearch: keepText,
  // The month is the context of everything: following a link keeps it.
  search: { middlewares: [retainSearchParams(['month'])] },
  component: Outlet,
  notFoundComponent: NotFoundPage,
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connexion',
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  notFoundComponent: NotFoundPage,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(sessionQuery)
      await context.queryClient.ensureQueryData(groupQuery)
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) {
        throw redirect({ to: '/connexion', search: { vers: location.href } })
      }
      throw error
    }
  },
})

const pageRoutes = PAGES.map((page) =>
  createRoute({
    getParentRoute: () => frameRoute,
    path: page.path,
    // What a person may not see is not there for them, as the API says it too. Said by the loader:
    // an address that leads nowhere keeps the frame, and with it the way out.
    loader: async ({ context }) => {
      const { role } = await context.queryClient.ensureQueryData(sessionQuery)
      const roles = page.nav?.roles ?? page.roles
      if (roles !== undefined && !roles.includes(role)) throw notFound()
    },
    component: lazyRouteComponent(page.load, page.component),
    notFoundComponent: NotFoundPage,
  }),
)

/** An address that no page has, still inside the frame. */
const elsewhereRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '$',
  component: NotFoundPage,
})

export const makeRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree: rootRoute.addChildren([
      signInRoute,
      frameRoute.addChildren([...pageRoutes, elsewhereRoute]),
    ]),
    context: { queryClient },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })
