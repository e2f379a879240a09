import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin, UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/find-browser.mjs';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page. Loaded from the root of its origin by both hosts. */
const renderer: UserConfig = {
  root: at('./renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: at('./dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    sourcemap: false,
    chunkSizeWarningLimit: 6_000,
    assetsInlineLimit: 0,
    // What the first paint needs is one file. Split by who else needs which part of it, it would be some 140 small ones, and
    // fetching those takes longer than all that they do.
    rollupOptions: { output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } } },
  },
};

/** jq's program stands beside what runs it: the size of its memory is written into it as it is loaded. */
const jqProgram: Plugin = {
  name: 'jq-program',
  generateBundle() {
    const source = readFileSync(createRequire(import.meta.url).resolve('jq-wasm/jq.wasm'));
    this.emitFile({ type: 'asset', fileName: 'jq.wasm', source });
  },
};

/** All that runs in Node, one folder, so that entries find each other beside themselves. */
const node: UserConfig = {
  plugins: [jqProgram],
  build: {
    ssr: true,
    ssrEmitAssets: true,
    outDir: at('./dist/node'),
    emptyOutDir: true,
    target: 'node24',
    rollupOptions: {
      input: {
        cairn: at('./electron/cli/launcher.ts'),
        cli: at('./electron/cli/main.ts'),
        practice: at('./electron/practice/main.ts'),
        'practice-replica': at('./electron/practice/gateway/replica-worker.ts'),
        main: at('./electron/main.ts'),
        'json-index-worker': at('./electron/bodies/json-index-worker.ts'),
        'import-process': at('./electron/interop/import-process.ts'),
        'import-worker': at('./electron/interop/import-worker.ts'),
        'graphql-schema-worker': at('./electron/interop/graphql/graphql-schema-worker.ts'),
        'script-worker': at('./electron/scripts/script-worker.ts'),
        'pac-worker': at('./electron/pac/pac-worker.ts'),
        'rows-worker': at('./electron/bodies/rows/rows-worker.ts'),
        'filter-worker': at('./electron/bodies/filters/filter-worker.ts'),
      },
      // The keychain's binding is native, and stays a package.
      external: [/^node:/, 'electron', '@napi-rs/keyring'],
      output: {
        entryFileNames: '[name].mjs',
        chunkFileNames: 'chunk-[name]-[hash].mjs',
        // Bundled CommonJS packages ask for require(); ES modules have none of their own.
        banner: (chunk) =>
          `${chunk.name === 'cairn' ? '#!/usr/bin/env node\n' : ''}import { createRequire as cairnCreateRequire } from 'node:module'; const require = cairnCreateRequire(import.meta.url);`,
      },
    },
  },
  ssr: { noExternal: true, external: ['electron', '@napi-rs/keyring'] },
};

/** The bridge. A sandboxed preload must be one CommonJS file. */
const preload: UserConfig = {
  build: {
    ssr: true,
    outDir: at('./dist/preload'),
    emptyOutDir: true,
    target: 'node24',
    rollupOptions: {
      input: { preload: at('./electron/preload.ts') },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs' },
    },
  },
};

const targets: Record<string, UserConfig> = { renderer, node, preload };

const browserPath = findBrowser();

const test = {
  projects: [
    {
      test: {
        name: 'node',
        include: ['shared/**/*.test.ts', 'electron/**/*.test.ts', 'scripts/**/*.test.ts'],
        environment: 'node',
        testTimeout: 20_000,
        hookTimeout: 20_000,
      },
    },
    {
      optimizeDeps: {
        include: [
          'react',
          'react-dom/client',
          'react-aria-components',
          'vitest-browser-react',
          'zod',
          'zustand',
          'lucide-react',
          'react-resizable-panels',
          '@tanstack/react-virtual',
          'monaco-editor/editor',
          'monaco-editor/features/register.all',
          'monaco-editor/languages/definitions/html/register',
          'monaco-editor/languages/definitions/javascript/register',
          'monaco-editor/languages/definitions/markdown/register',
          'monaco-editor/languages/definitions/xml/register',
          'monaco-editor/languages/definitions/yaml/register',
          'monaco-editor/languages/features/json/register',
        ],
      },
      test: {
        name: 'browser',
        include: ['renderer/**/*.test.ts', 'renderer/**/*.test.tsx'],
        testTimeout: 20_000,
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          viewport: { width: 1280, height: 800 },
          provider: playwright({
            launchOptions: {
              executablePath: browserPath ?? undefined,
              args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
            },
          }),
          instances: [{ browser: 'chromium' as const }],
        },
      },
    },
  ],
};

export default defineConfig(({ mode }) => ({ ...(targets[mode] ?? { plugins: [react()] }), test }) as never);
