import { writeFileSync } from 'node:fs';

/** What the instrumented product asks and tells; the names are Stryker's. */
interface Namespace {
  activeMutant?: string;
  hitCount?: number;
  hitLimit?: number;
  currentTestId?: string | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

const namespace: Namespace = ((globalThis as { __stryker__?: Namespace }).__stryker__ ??= {});
const { MUTATE_ACTIVE: active, MUTATE_HITS: hits, MUTATE_COVERAGE: coverage } = process.env;

if (active !== undefined) {
  namespace.activeMutant = active;
  namespace.hitCount = 0;
  namespace.hitLimit = Number(hits);
}

if (coverage !== undefined) {
  beforeEach(() => {
    namespace.currentTestId = expect.getState().currentTestName;
  });
  afterEach(() => {
    namespace.currentTestId = undefined;
  });
  afterAll(() => {
    writeFileSync(coverage, JSON.stringify(namespace.mutantCoverage ?? { static: {}, perTest: {} }));
  });
}
