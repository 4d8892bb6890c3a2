// Lints each fixture of the core as if it stood in each room of the core, and prints what was found as JSON:
// [{ fixture, room, rules }]. A process of its own, because ESLint loads its configuration by itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';

const root = join(import.meta.dirname, '..', '..');
const fixtures = join(import.meta.dirname, 'fixtures', 'core');
const eslint = new ESLint({ cwd: root });

const found = [];
for (const room of ['kernel', 'rules', 'exams']) {
  // A file that is there, so that the rules that know types find a project.
  const filePath = join(root, 'libs', room, 'src', 'index.ts');
  for (const fixture of readdirSync(fixtures)) {
    const [{ messages }] = await eslint.lintText(readFileSync(join(fixtures, fixture), 'utf8'), { filePath });
    found.push({ fixture, room, rules: messages.map(({ ruleId }) => ruleId ?? 'unreadable') });
  }
}
console.log(JSON.stringify(found));
