import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { parseSync } from 'vite';

/**
 * Who may import whom. The first room whose `files` match a path is its room.
 * `rooms` are prefixes of paths in this repository, `packages` names from npm (`node:*` stands for Node's own).
 * Whatever is not named is refused.
 */
export const rooms = [
  {
    name: 'shared',
    files: /^shared\//,
    rooms: ['shared/'],
    packages: ['zod', 'http-link-header', 'url-template', 'saxes', 'har-format', 'shell-quote', 'graphql'],
  },
  {
    name: 'engine',
    files: /^electron\/(engine|bodies)\//,
    rooms: ['shared/', 'electron/engine/', 'electron/bodies/', 'electron/pac/pac-runner'],
    packages: [
      'node:*',
      'mime-types',
      'csv-stringify',
      'yaml',
      'socks',
      'ws',
      'eventsource-parser',
      'saxes',
      'papaparse',
      'jsonpath-rfc9535',
      'jq-wasm',
      '@xmldom/xmldom',
      'xpath',
    ],
  },
  {
    name: 'auth',
    files: /^electron\/auth\//,
    // Types alone, but for the readers of header lists: what it sends, it sends through what it is handed.
    rooms: [
      'shared/',
      'electron/auth/',
      'electron/engine/wire-request',
      'electron/engine/authentication',
      'electron/engine/client-credentials',
    ],
    packages: ['node:*', 'tough-cookie', 'aws4', 'js-md4', 'node-forge', 'oauth4webapi', 'zod'],
  },
  {
    name: 'cookies',
    files: /^electron\/cookies\//,
    rooms: ['shared/', 'electron/cookies/', 'electron/engine/cookie-box'],
    packages: ['node:*', 'tough-cookie', 'zod'],
  },
  {
    name: 'storage',
    files: /^electron\/storage\//,
    rooms: ['shared/', 'electron/storage/'],
    packages: ['node:*', 'zod', 'yaml', 'env-paths', '@opencollection/types', '@napi-rs/keyring'],
  },
  {
    name: 'practice',
    files: /^electron\/practice\//,
    rooms: ['shared/', 'electron/practice/'],
    packages: [
      'node:*',
      'zod',
      'fastify',
      'fast-xml-parser',
      'csv-stringify',
      'yaml',
      'ws',
      'mime-types',
      'oidc-provider',
      '@redis/client',
      'memjs',
      'selfsigned',
      'graphql',
    ],
  },
  {
    name: 'threads',
    files: /^electron\/threads\//,
    rooms: ['electron/threads/'],
    packages: ['node:*'],
  },
  {
    name: 'scripts',
    files: /^electron\/scripts\//,
    // A script reaches what this room reaches, should its engine ever break: nothing of ours is in it.
    rooms: ['shared/', 'electron/scripts/', 'electron/threads/'],
    packages: ['node:*', 'zod', 'quickjs-emscripten-core', '@jitl/quickjs-singlefile-mjs-release-sync'],
  },
  {
    name: 'PAC files',
    files: /^electron\/pac\//,
    // As with scripts: should the engine of a PAC file ever break, there is nothing of ours to be reached.
    rooms: ['shared/', 'electron/pac/', 'electron/threads/'],
    packages: ['node:*', 'quickjs-emscripten-core', '@jitl/quickjs-singlefile-mjs-release-sync'],
  },
  {
    name: 'runner',
    files: /^electron\/runner\//,
    rooms: [
      'shared/',
      'electron/runner/',
      'electron/engine/',
      'electron/bodies/',
      'electron/auth/',
      'electron/cookies/',
      'electron/storage/',
      'electron/scripts/',
      'electron/interop/',
    ],
    packages: ['node:*', 'papaparse'],
  },
  {
    name: 'interop',
    files: /^electron\/interop\//,
    rooms: ['shared/', 'electron/interop/', 'electron/storage/'],
    packages: [
      'node:*',
      'yaml',
      '@scalar/openapi-parser',
      'openapi-sampler',
      'graphql',
      '@usebruno/lang',
      '@readme/httpsnippet',
      'har-format',
    ],
  },
  {
    name: 'services',
    files: /^electron\/services\//,
    rooms: [
      'electron/interop/',
      'electron/runner/',
      'shared/',
      'electron/services/',
      'electron/engine/',
      'electron/bodies/',
      'electron/auth/',
      'electron/cookies/',
      'electron/storage/',
      'electron/scripts/script-runner',
      'electron/practice/client',
    ],
    packages: ['node:*'],
  },
  {
    name: 'shell',
    files: /^electron\/shell\//,
    rooms: ['shared/', 'electron/services/', 'electron/shell/'],
    packages: ['node:*', 'electron', 'mime-types'],
  },
  {
    name: 'web host',
    files: /^electron\/web-host\//,
    rooms: ['shared/', 'electron/services/', 'electron/web-host/'],
    packages: ['node:*', 'ws', 'mime-types'],
  },
  {
    name: 'command line',
    files: /^electron\/cli\//,
    rooms: [
      'shared/',
      'electron/cli/',
      'electron/interop/',
      'electron/runner/',
      'electron/scripts/script-runner',
      'electron/engine/',
      'electron/bodies/',
      'electron/auth/',
      'electron/cookies/',
      'electron/storage/',
      'electron/services/create-services',
      'electron/services/read-version',
      'electron/practice/',
      'electron/web-host/',
    ],
    packages: ['node:*', 'commander', 'csv-stringify'],
  },
  {
    name: 'desktop entry',
    files: /^electron\/main\.ts$/,
    rooms: ['shared/', 'electron/services/', 'electron/shell/', 'electron/storage/data-folder'],
    packages: ['node:*', 'electron'],
  },
  { name: 'preload', files: /^electron\/preload\.ts$/, rooms: [], packages: ['electron'] },
  {
    name: 'controls',
    files: /^renderer\/ui\//,
    rooms: ['renderer/ui/'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'react-aria',
      '@internationalized/date',
      'lucide-react',
      '@tanstack/react-virtual',
      'react-resizable-panels',
      '@fontsource-variable/*',
    ],
  },
  {
    name: 'editor',
    files: /^renderer\/editor\//,
    rooms: ['renderer/ui/', 'renderer/editor/', 'shared/'],
    packages: ['react', 'monaco-editor', 'graphql', 'graphql-language-service'],
  },
  { name: 'host', files: /^renderer\/host\//, rooms: ['shared/', 'renderer/host/'], packages: ['react', 'zod'] },
  {
    name: 'state',
    files: /^renderer\/state\//,
    rooms: ['shared/', 'renderer/host/', 'renderer/state/'],
    packages: ['react', 'zustand'],
  },
  {
    name: 'drawings',
    files: /^renderer\/drawings\//,
    rooms: ['shared/', 'renderer/state/', 'renderer/ui/', 'renderer/drawings/'],
    packages: ['react'],
  },
  {
    name: 'feature',
    files: /^renderer\/features\/([^/]+)\//,
    rooms: [
      'shared/',
      'renderer/state/',
      'renderer/ui/',
      'renderer/drawings/',
      'renderer/editor/',
      'renderer/host/use-capability',
      'renderer/features/$1/',
    ],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      'react-aria',
      'lucide-react',
      '@tanstack/react-virtual',
      'react-resizable-panels',
      'diff',
      'marked',
      'dompurify',
      'pdfjs-dist',
    ],
  },
  {
    name: 'app',
    files: /^renderer\/(app\/|main\.tsx$)/,
    rooms: [
      'shared/',
      'renderer/app/',
      'renderer/state/',
      'renderer/ui/',
      'renderer/host/',
      /^renderer\/features\/[^/]+(\/index)?$/,
    ],
    packages: ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'react-resizable-panels', 'zod'],
  },
  {
    name: 'user',
    files: /^e2e\//,
    rooms: ['e2e/', 'shared/', 'electron/practice/', 'scripts/'],
    packages: ['node:*', 'playwright', '@axe-core/playwright', 'electron', 'yaml'],
  },
];

/** What a test may use beside what its room may: the practice server, the test runner, and the host that stands in. */
const forTests = {
  node: {
    // What stands in for the rest of the house, and the few places where a test needs the real neighbour.
    rooms: [
      'electron/practice/',
      'electron/auth/registry',
      'electron/preload',
      'electron/services/collection-service',
      'electron/storage/vault/secret-vault',
      /\.test-support$/,
    ],
    packages: [
      'node:*',
      'vitest',
      'fast-check',
      '@scalar/openapi-parser',
      'proxy-chain',
      'graphql',
      'graphql-ws',
      'graphql-sse',
      'selfsigned',
      'ws',
      'electron',
      'yaml',
      'zod',
    ],
  },
  page: {
    rooms: ['renderer/host/', 'renderer/state/'],
    packages: [
      'vitest',
      'vitest-browser-react',
      'vitest/browser',
      '@vitest/browser-playwright',
      'fast-check',
      'react',
      'react-dom',
    ],
  },
};

const isTest = (path) => /\.(test|test-support)\.tsx?$/.test(path);

/** The rules for one file, or null when no room claims it. */
export function rulesFor(path) {
  for (const room of rooms) {
    const match = room.files.exec(path);
    if (!match) continue;
    const own = room.rooms.map((rule) => (typeof rule === 'string' ? rule.replace('$1', match[1] ?? '') : rule));
    const extra = isTest(path) ? (path.startsWith('renderer/') ? forTests.page : forTests.node) : { rooms: [], packages: [] };
    return { name: room.name, rooms: [...own, ...extra.rooms], packages: [...room.packages, ...extra.packages] };
  }
  return null;
}

const packageMatches = (rule, name) =>
  rule.endsWith('*') ? name.startsWith(rule.slice(0, -1)) : name === rule || name.startsWith(`${rule}/`);

/** Every import of a file that its room does not allow, as sentences. `path` is relative to the repository, with `/`. */
export function findForbiddenImports(path, source) {
  const rules = rulesFor(path);
  if (!rules) return [`${path} is in no room: give it a place in the tree, or the tree a rule in scripts/import-rules.mjs`];
  return importsOf(path, source).flatMap((specifier) => {
    const target = targetOf(path, specifier);
    if (target.kind === 'asset') return [];
    if (target.kind === 'package')
      return rules.packages.some((rule) => packageMatches(rule, target.name))
        ? []
        : [`${path} (${rules.name}) may not import the package ${specifier}`];
    if (specifier.startsWith('.') && target.path.startsWith('shared/') && !path.startsWith('shared/'))
      return [`${path} reaches shared by ${specifier}: write #shared/…`];
    // A folder's own path is its door.
    const allowed = rules.rooms.some((rule) =>
      rule instanceof RegExp ? rule.test(target.path) : `${target.path}/`.startsWith(rule),
    );
    return allowed ? [] : [`${path} (${rules.name}) may not import ${target.path}`];
  });
}

function importsOf(path, source) {
  const { module } = parseSync(path, source);
  const requests = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap((entry) => (entry.moduleRequest ? [entry.moduleRequest.value] : [])),
    ),
    // Only a plain string can be judged; an address that is computed names an entry beside the file.
    ...module.dynamicImports.flatMap(
      ({ moduleRequest: { start, end } }) => /^(['"])(.*)\1$/.exec(source.slice(start, end))?.[2] ?? [],
    ),
  ];
  return [...new Set(requests)];
}

function targetOf(path, specifier) {
  const bare = specifier.replace(/\?.*$/, '');
  if (/\.(css|svg|png|woff2|json)$/.test(bare) && bare.startsWith('.')) return { kind: 'asset' };
  if (bare.startsWith('#shared/')) return { kind: 'file', path: `shared/${bare.slice(8)}` };
  if (bare.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(path), bare).replace(/\.tsx?$/, '') };
  return { kind: 'package', name: bare };
}

/** Reads the files and returns every forbidden import among them. */
export function checkImports(root, paths) {
  return paths
    .filter((path) => /^(shared|electron|renderer|e2e)\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .flatMap((path) => findForbiddenImports(path, readFileSync(`${root}/${path}`, 'utf8')));
}
