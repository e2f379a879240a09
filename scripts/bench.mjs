import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { enterPinnedNode, root } from './setup.mjs';

await enterPinnedNode(import.meta.url);
const { ensureBuilt } = await import('./build.mjs');
if (!(await ensureBuilt())) process.exit(1);

const benches = ['engine', 'body', 'page', 'pages', 'practice', 'window', 'huge', 'table', 'history', 'collections', 'run'];
const named = argv.slice(2).filter((name) => benches.includes(name));
const folder = join(root, '.cache/bench');
await buildBenches();

const figures = [];
for (const name of named.length > 0 ? named : benches) {
  const { run } = await import(pathToFileURL(join(folder, `${name}-bench.mjs`)).href);
  for (const figure of await run()) {
    figures.push(figure);
    console.log(line(figure));
  }
}

writeFileSync(join(root, 'bench-results.json'), `${JSON.stringify({ at: new Date().toISOString(), figures }, null, 2)}\n`);
process.exit(0);

/** Bundled as the app is, so that what is measured is what is shipped and not the loader of a test. */
async function buildBenches() {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['playwright', '@playwright/test', '@napi-rs/keyring'] },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      rollupOptions: {
        input: {
          'engine-bench': join(root, 'scripts/bench/engine-bench.ts'),
          'body-bench': join(root, 'scripts/bench/body-bench.ts'),
          'body-bench-task': join(root, 'scripts/bench/body-bench-task.ts'),
          'page-bench': join(root, 'scripts/bench/page-bench.ts'),
          'pages-bench': join(root, 'scripts/bench/pages-bench.ts'),
          'bare-loop-peer': join(root, 'scripts/bench/bare-loop-peer.ts'),
          'pages-bench-peer': join(root, 'scripts/bench/pages-bench-peer.ts'),
          'practice-bench': join(root, 'scripts/bench/practice-bench.ts'),
          'practice-bench-peer': join(root, 'scripts/bench/practice-bench-peer.ts'),
          'window-bench': join(root, 'scripts/bench/window-bench.ts'),
          'huge-bench': join(root, 'scripts/bench/huge-bench.ts'),
          'collections-bench': join(root, 'scripts/bench/collections-bench.ts'),
          'history-bench': join(root, 'scripts/bench/history-bench.ts'),
          'run-bench': join(root, 'scripts/bench/run-bench.ts'),
          'run-bench-server': join(root, 'scripts/bench/run-bench-server.ts'),
          'run-bench-bare': join(root, 'scripts/bench/run-bench-bare.ts'),
          'table-bench': join(root, 'scripts/bench/table-bench.ts'),
          'json-index-worker': join(root, 'electron/bodies/json-index-worker.ts'),
          'rows-worker': join(root, 'electron/bodies/rows/rows-worker.ts'),
        },
        external: [/^node:/, 'playwright', '@playwright/test', '@napi-rs/keyring'],
        output: {
          entryFileNames: '[name].mjs',
          chunkFileNames: 'chunk-[name]-[hash].mjs',
          // Bundled CommonJS packages ask for require(); ES modules have none of their own.
          banner:
            "import { createRequire as benchCreateRequire } from 'node:module'; const require = benchCreateRequire(import.meta.url);",
        },
      },
    },
  });
}

function line({ name, value, unit, peer, limit, ok }) {
  const round = (number) => (typeof number === 'number' ? Number(number.toPrecision(4)) : number);
  return `${ok ? '✓' : '✗'} ${name}: ${round(value)} ${unit}${peer ? ` · beside ${peer}` : ''} · limit ${limit}`;
}
