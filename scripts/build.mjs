import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { enterPinnedNode, note, pinnedNode, root, runQuietly, tool, withProgress } from './setup.mjs';

const targets = {
  renderer: { sources: ['renderer', 'shared'], proof: 'dist/renderer/index.html' },
  node: { sources: ['electron', 'shared'], proof: 'dist/node/cairn.mjs' },
  preload: { sources: ['electron/preload.ts'], proof: 'dist/preload/preload.cjs' },
};

const everywhere = ['vite.config.ts', 'package-lock.json', 'package.json'];

function* filesBelow(path) {
  const full = join(root, path);
  if (!statSync(full).isDirectory()) return yield path;
  for (const entry of readdirSync(full, { withFileTypes: true })) yield* filesBelow(join(path, entry.name));
}

/** A fingerprint of all that a target is built from; tests are no part of it. */
function fingerprint({ sources }) {
  const hash = createHash('sha256');
  for (const path of [...sources, ...everywhere].flatMap((source) => [...filesBelow(source)]).sort()) {
    if (/\.(?:test\.tsx?|test-support\.ts|md)$/.test(path)) continue;
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

const stampOf = (mode) => join(root, 'dist', `.${mode}.stamp`);

function isFresh(mode, target) {
  return (
    existsSync(join(root, target.proof)) &&
    existsSync(stampOf(mode)) &&
    readFileSync(stampOf(mode), 'utf8') === fingerprint(target)
  );
}

async function buildOne(mode) {
  const before = fingerprint(targets[mode]);
  const { code, output } = await runQuietly(pinnedNode(), [tool('vite'), 'build', '--mode', mode, '--logLevel', 'warn']);
  if (code !== 0) return { mode, output };
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampOf(mode), before);
  return null;
}

/** Builds what is older than its sources. Resolves with whether all of it stands; says what went wrong on standard error. */
export async function ensureBuilt({ force = false } = {}) {
  const stale = Object.entries(targets).flatMap(([mode, target]) => (force || !isFresh(mode, target) ? [mode] : []));
  if (stale.length === 0) return true;
  const problems = (await withProgress('Building …', () => Promise.all(stale.map(buildOne)))).filter(Boolean);
  for (const { mode, output } of problems) note(`The build of ${mode} failed:\n${output.trim()}`);
  return problems.length === 0;
}

if (fileURLToPath(import.meta.url) === argv[1]) {
  await enterPinnedNode(import.meta.url);
  process.exit((await ensureBuilt({ force: argv.includes('--force') })) ? 0 : 1);
}
