import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { enterPinnedNode, note, pinnedNode, root, tool } from './setup.mjs';

await enterPinnedNode(import.meta.url);

// Only now are the packages sure to be here.
const { ensureBrowser } = await import('./browser.mjs');
const { ensureBuilt } = await import('./build.mjs');
const { check } = await import('./check.mjs');
const { addTallies, closingLine, isSuccess, tallyPlaywright, tallyVitest } = await import('./tally.mjs');

const reports = join(root, '.cache', 'reports');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const oneFailure = { passed: 0, failed: 1, skipped: 0 };

function run(name, args) {
  const { status } = spawnSync(pinnedNode(), [tool(name), ...args], { cwd: root, stdio: 'inherit' });
  return status ?? 1;
}

function runVitest(project) {
  const report = join(reports, `vitest-${project}.json`);
  const code = run('vitest', ['run', '--project', project, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]);
  return tallyVitest(report, code);
}

function runPlaywright() {
  const report = join(reports, 'playwright.json');
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report;
  return tallyPlaywright(report, run('playwright', ['test']));
}

const tallies = [{ ...(await check()), skipped: 0 }];

const built = await ensureBuilt();
if (!built) tallies.push(oneFailure);

tallies.push(runVitest('node'));

if (await ensureBrowser()) {
  tallies.push(runVitest('browser'));
  if (built) tallies.push(runPlaywright());
} else {
  note('The browser and end-to-end tests could not run.');
  tallies.push(oneFailure);
}

const sum = addTallies(tallies);
console.log(closingLine(sum));
process.exit(isSuccess(sum) ? 0 : 1);
