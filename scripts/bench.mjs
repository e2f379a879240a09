import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { enterPinnedNode, root } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { ensureBuilt } = await import('./build.mjs');
if (!(await ensureBuilt())) process.exit(1);

const { createServer } = await import('vite');
const benches = ['engine', 'body', 'window'];
const wanted = argv.slice(2).filter((name) => benches.includes(name));

// Vite loads the TypeScript of the benches as it loads the tests'.
const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
});
const figures = [];
for (const name of wanted.length > 0 ? wanted : benches) {
  const { run } = await vite.ssrLoadModule(`/scripts/bench/${name}-bench.ts`);
  for (const figure of await run()) {
    figures.push(figure);
    console.log(line(figure));
  }
}
await vite.close();

writeFileSync(join(root, 'bench-results.json'), `${JSON.stringify({ at: new Date().toISOString(), figures }, null, 2)}\n`);
process.exit(0);

function line({ name, value, unit, peer, limit, ok }) {
  const round = (number) => (typeof number === 'number' ? Number(number.toPrecision(4)) : number);
  return `${ok ? '✓' : '✗'} ${name}: ${round(value)} ${unit}${peer ? ` · beside ${peer}` : ''} · limit ${limit}`;
}
