import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What keeps people out of a page, by the rules of WCAG 2.2 AA and what is known to be good. */
export const barriers = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
};

const measuring = readFileSync(join(import.meta.dirname, 'misfits.js'), 'utf8');

/** What can be measured of a page as it stands: what sticks out sideways, what is too small to be hit or read. */
export const misfits = (page: Page): Promise<readonly string[]> => page.evaluate(measuring);
