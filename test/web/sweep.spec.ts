import type { Browser, Page } from 'playwright-core';
import { goOn } from '../support/api-round/now.js';
import { playRound } from '../support/api-round/round.js';
import { type ScenarioProduct, startScenarioProduct } from '../support/api-round/product.js';
import { barriers, misfits } from './looking.js';
import { isThere, openBrowser, signIn, type Visitor, visitor } from './visitors.js';

/** Every page, and who opens it; `R` is a round that is over, `M` one that is being marked. */
const pages: readonly (readonly [who: string | null, path: string])[] = [
  [null, '/'],
  [null, '/sign-in'],
  [null, '/public'],
  [null, '/public/{R}'],
  [null, '/public/none/none'],
  ['HR', '/'],
  ['HR', '/account'],
  ['HR', '/rounds'],
  ['HR', '/rounds/{R}'],
  ['HR', '/rounds/{R}/candidates'],
  ['HR', '/rounds/{R}/candidates/B'],
  ['HR', '/rounds/{R}/council'],
  ['HR', '/rounds/{R}/clocks'],
  ['HR', '/rounds/{R}/publications'],
  ['HR', '/rounds/{R}/results'],
  ['HR', '/rounds/{R}/papers'],
  ['HR', '/rounds/{R}/do/WithdrawDraft'],
  ['HR', '/cases'],
  ['HR', '/registry'],
  ['HR', '/people'],
  ['AUDITOR', '/rounds/{R}/story'],
  ['AUDITOR', '/rounds/{R}/results/B'],
  ['AUDITOR', '/operations'],
  ['AUDITOR', '/packs'],
  ['AUDITOR', '/packs/VN-CIVIL-2025@1'],
  ['K2', '/'],
  ['K2', '/rounds/{M}/marking'],
  ['K2', '/rounds/{M}/do/RecordMark'],
  ['M1', '/rounds/{R}/defence'],
  ['N1', '/rounds/{R}'],
  ['AUTHORITY', '/rounds/{R}/do/EstablishCouncil'],
  ['AUTHORITY', '/rounds/{R}/do/ApprovePlan'],
];

const languages = ['vi', 'en', 'pseudo'] as const;
const widths = [360, 768, 1280] as const;
const schemes = ['light', 'dark'] as const;
type Look = readonly [language: (typeof languages)[number], scheme: (typeof schemes)[number], width: number];

/** Barriers are looked for in these; `SWEEP=whole` looks in all eighteen, which takes several minutes. */
const short: readonly Look[] = [
  ['vi', 'light', 1280],
  ['en', 'dark', 360],
];
const looks: readonly Look[] =
  process.env['SWEEP'] === 'whole'
    ? languages.flatMap((language) =>
        schemes.flatMap((scheme) => widths.map((width) => [language, scheme, width] as const)),
      )
    : short;

const PATIENCE_MS = 300_000;
const candidates = [
  { id: 'A', marks: ['48', '49'], appeal: ['52', '52'], sheets: ['90', '91', '90', '89', '90'] },
  { id: 'B', marks: ['66', '68'], sheets: ['80', '82', '84', '80', '83'] },
  { id: 'C', marks: ['40', '41'] },
] as const;

let product: ScenarioProduct;
let browser: Browser;
const rounds: Record<string, string> = {};
const visitors = new Map<string | null, Visitor>();

const at = (path: string): string => path.replace(/\{(\w)\}/g, (_, name: string) => rounds[name] ?? '');

const visitorOf = async (who: string | null): Promise<Visitor> => {
  const known = visitors.get(who);
  if (known !== undefined) return known;
  const fresh = await visitor(browser, product.door.url);
  visitors.set(who, fresh);
  const person = product.playOf('', {}).cast.get(who ?? '');
  if (person !== undefined) await signIn(fresh, person);
  return fresh;
};

beforeAll(async () => {
  product = await startScenarioProduct();
  browser = await openBrowser();
  const over = await playRound(product, { candidates, panel: 'COUNCIL', until: 'RESULT_ANNOUNCED' });
  const marking = await playRound(product, { candidates, panel: 'COUNCIL', until: 'CODED' });
  Object.assign(rounds, { R: over.id, M: marking.id });
}, PATIENCE_MS);

afterAll(async () => {
  goOn();
  await browser.close();
  await product.close();
});

const sized = async (page: Page, language: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await misfits(page)).map((fault) => `${language} ${String(width)}: ${fault}`));
  }
  return faults;
};

const looked = async (page: Page, [language, colorScheme, width]: Look): Promise<readonly string[]> => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  return (await barriers(page)).map((fault) => `${language} ${colorScheme} ${String(width)}: ${fault}`);
};

describe('every page, in each language, scheme and width', () => {
  it.each(pages)(
    'as %s, %s keeps nobody out, fits, and asks for nothing that it may not have',
    async (who, path) => {
      const { page, complaints } = await visitorOf(who);
      complaints.length = 0;
      const faults: string[] = [];
      for (const language of languages) {
        await page.goto(at(path));
        await page.evaluate(`localStorage.setItem('khoabang.language', '${language}')`);
        await page.reload();
        await isThere(page);
        faults.push(...(await sized(page, language)));
        for (const look of looks.filter(([one]) => one === language)) faults.push(...(await looked(page, look)));
      }
      expect([...faults, ...complaints]).toEqual([]);
    },
    PATIENCE_MS,
  );
});

/** Pages of a round, whoever opens them. */
const inRound = [
  '',
  'candidates',
  'council',
  'marking',
  'defence',
  'papers',
  'results',
  'publications',
  'clocks',
  'story',
];

describe('a page', () => {
  it.each(['K2', 'N1'])(
    'tells %s, who may know no names, nobody else by name',
    async (who) => {
      const { page } = await visitorOf(who);
      const { cast } = product.playOf('', {});
      const others = [...cast].filter(([key]) => key !== who).map(([, { name }]) => name);
      const told: string[] = [];
      for (const part of ['M', 'R'].flatMap((name) => inRound.map((one) => `/rounds/{${name}}/${one}`))) {
        await page.goto(at(part));
        await isThere(page);
        const text = await page.content();
        told.push(...others.filter((name) => text.includes(name)).map((name) => `${part}: ${name}`));
      }
      expect(others.length).toBeGreaterThan(20);
      expect(told).toEqual([]);
    },
    PATIENCE_MS,
  );
});
