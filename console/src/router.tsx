import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { answer, api } from './api.ts'
import { FrameError, NotFound, PageError, PagePending } from './pages/problems.tsx'
import { pages } from './pages.ts'
import { queryClient, sessionQuery } from './session.ts'
import { Guarded } from './shell/guarded.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Outlet })

/** Everything behind the sign-in; who is signed out comes back to where they were. */
const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  errorComponent: FrameError,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (session) return
    const { needed } = await answer(api.GET('/api/setup'))
    if (needed) throw redirect({ to: '/setup' })
    throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { next: location.href } })
  },
})

const inside = pages.map((page) => {
  const Lazy = lazyRouteComponent(page.load)
  return createRoute({
    getParentRoute: () => shell,
    path: page.path,
    component: () => (
      <Guarded permission={page.permission}>
        <Lazy />
      </Guarded>
    ),
  })
})

/** Addresses that lead nowhere, inside the frame. */
const nowhere = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound })

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('./pages/setup/login.tsx')),
})

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/setup/setup.tsx')),
})

/** The pages as routes. Paths are plain strings, so that a page is one line in `pages.ts`. */
export const router = createRouter({
  routeTree: root.addChildren([shell.addChildren([...inside, nowhere]), login, setup]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  defaultPendingComponent: PagePending,
  scrollRestoration: true,
})
