import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Fault, NotFound } from './Elsewhere.js';
import { Shell } from './Shell.js';

/** What an address says beside its path, of these names alone; anything else there is not looked at. */
const asked =
  <const Name extends string>(...names: readonly Name[]) =>
  (search: Readonly<Record<string, unknown>>): Partial<Record<Name, string>> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = search[name];
        const text = typeof value === 'number' ? String(value) : value;
        return typeof text === 'string' && text !== '' ? [[name, text]] : [];
      }),
    ) as Partial<Record<Name, string>>;

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Fault });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../features/work/WorkPage.js'), 'WorkPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: asked('to'),
  component: lazyRouteComponent(() => import('../features/account/SignInPage.js'), 'SignInPage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('../features/account/AccountPage.js'), 'AccountPage'),
});

const first = createRoute({
  getParentRoute: () => root,
  path: '/account/first',
  validateSearch: asked('to'),
  component: lazyRouteComponent(() => import('../features/account/FirstSteps.js'), 'FirstPage'),
});

const rounds = createRoute({
  getParentRoute: () => root,
  path: '/rounds',
  validateSearch: asked('stage'),
  component: lazyRouteComponent(() => import('../features/rounds/RoundsPage.js'), 'RoundsPage'),
});

const round = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$round',
  validateSearch: asked('at'),
  component: lazyRouteComponent(() => import('../features/rounds/RoundPage.js'), 'RoundPage'),
});

const inRound = [
  createRoute({
    getParentRoute: () => round,
    path: '/',
    component: lazyRouteComponent(() => import('../features/rounds/OverviewPage.js'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/council',
    component: lazyRouteComponent(() => import('../features/rounds/CouncilPage.js'), 'CouncilPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/clocks',
    component: lazyRouteComponent(() => import('../features/rounds/ClocksPage.js'), 'ClocksPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/publications',
    validateSearch: asked('of'),
    component: lazyRouteComponent(() => import('../features/rounds/PublicationsPage.js'), 'PublicationsPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/candidates',
    validateSearch: asked('status'),
    component: lazyRouteComponent(() => import('../features/candidates/CandidatesPage.js'), 'CandidatesPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/candidates/$candidate',
    component: lazyRouteComponent(() => import('../features/candidates/CandidatePage.js'), 'CandidatePage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/results',
    validateSearch: asked('outcome'),
    component: lazyRouteComponent(() => import('../features/results/ResultsPage.js'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/results/$candidate',
    component: lazyRouteComponent(() => import('../features/results/WhyPage.js'), 'WhyPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/story',
    validateSearch: asked('view', 'person', 'event', 'stage', 'after', 'from', 'to'),
    component: lazyRouteComponent(() => import('../features/story/StoryPage.js'), 'StoryPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/marking',
    validateSearch: asked('state'),
    component: lazyRouteComponent(() => import('../features/marking/MarkingPage.js'), 'MarkingPage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/defence',
    component: lazyRouteComponent(() => import('../features/marking/DefencePage.js'), 'DefencePage'),
  }),
  createRoute({
    getParentRoute: () => round,
    path: '/papers',
    validateSearch: asked('attendance'),
    component: lazyRouteComponent(() => import('../features/marking/PapersPage.js'), 'PapersPage'),
  }),
] as const;

const act = createRoute({
  getParentRoute: () => root,
  path: '/$kind/$id/do/$command',
  validateSearch: asked('subject', 'round'),
  component: lazyRouteComponent(() => import('../features/acting/ActPage.js'), 'ActPage'),
});

const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: asked('status'),
  component: lazyRouteComponent(() => import('../features/cases/CasesPage.js'), 'CasesPage'),
});

const oneCase = createRoute({
  getParentRoute: () => root,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('../features/cases/CasePage.js'), 'CasePage'),
});

const registry = createRoute({
  getParentRoute: () => root,
  path: '/registry',
  validateSearch: asked('of', 'code', 'status', 'owner', 'valid', 'q', 'page'),
  component: lazyRouteComponent(() => import('../features/registry/RegistryPage.js'), 'RegistryPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: asked('status', 'awaits', 'text'),
  component: lazyRouteComponent(() => import('../features/people/PeoplePage.js'), 'PeoplePage'),
});

const inPeople = [
  createRoute({
    getParentRoute: () => root,
    path: '/people/new',
    component: lazyRouteComponent(() => import('../features/people/NewPersonPage.js'), 'NewPersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/several',
    component: lazyRouteComponent(() => import('../features/people/SeveralPage.js'), 'SeveralPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$account',
    component: lazyRouteComponent(() => import('../features/people/OneAccountPage.js'), 'OneAccountPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/accounts/$account/do/$command',
    component: lazyRouteComponent(() => import('../features/people/OneAccountPage.js'), 'AccountAct'),
  }),
] as const;

const operations = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  validateSearch: asked('kind', 'text'),
  component: lazyRouteComponent(() => import('../features/operations/OperationsPage.js'), 'OperationsPage'),
});

const packs = createRoute({
  getParentRoute: () => root,
  path: '/packs',
  component: lazyRouteComponent(() => import('../features/packs/PacksPage.js'), 'PacksPage'),
});

const pack = createRoute({
  getParentRoute: () => root,
  path: '/packs/$pack',
  validateSearch: asked('q', 'with'),
  component: lazyRouteComponent(() => import('../features/packs/PackPage.js'), 'PackPage'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/public',
  validateSearch: asked('q'),
  component: lazyRouteComponent(() => import('../features/notices/NoticesPage.js'), 'NoticesPage'),
});

const notice = createRoute({
  getParentRoute: () => root,
  path: '/public/$round',
  component: lazyRouteComponent(() => import('../features/notices/NoticePage.js'), 'NoticePage'),
});

const tree = root.addChildren([
  home,
  signIn,
  account,
  first,
  rounds,
  round.addChildren(inRound),
  act,
  cases,
  oneCase,
  registry,
  people,
  ...inPeople,
  operations,
  packs,
  pack,
  notices,
  notice,
]);

export const router = createRouter({ routeTree: tree, scrollRestoration: true, defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
