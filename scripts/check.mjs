import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { enterPinnedNode, pinnedNode, root, runQuietly, tool } from './setup.mjs';

const run = (name, ...args) => runQuietly(pinnedNode(), [tool(name), ...args]);

/** The files git knows or would know, so that build output is never judged. */
function ownFiles() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return listed.split('\n').filter((path) => path !== '' && existsSync(join(root, path)));
}

async function importRules() {
  const { checkImports } = await import('./import-rules.mjs');
  const problems = checkImports(root, ownFiles());
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}

/** The whole law, a step each. */
export const steps = [
  { name: 'types', run: () => run('tsc', '-b') },
  { name: 'lint', run: () => run('oxlint', '--deny-warnings') },
  { name: 'import rules', run: importRules },
  { name: 'format', run: () => run('oxfmt', '--check', '.') },
  { name: 'dead code', run: () => run('knip') },
];

/** Runs every step and prints a line for each; resolves with how many passed and failed. */
export async function check() {
  let failed = 0;
  for (const step of steps) {
    const began = performance.now();
    const { code, output } = await step.run();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${step.name} ${seconds} s`);
    if (code === 0) continue;
    failed += 1;
    console.log(output.trim());
  }
  return { passed: steps.length - failed, failed };
}

if (fileURLToPath(import.meta.url) === argv[1]) {
  await enterPinnedNode(import.meta.url);
  const { failed } = await check();
  process.exit(failed === 0 ? 0 : 1);
}
