import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';

/**
 * What Cairn promises, and the files that prove it. A path stands for all test files that begin with it.
 * @type {readonly (readonly [promise: string, paths: readonly string[]])[]}
 */
const promises = [
  ['Redirects carry no credentials to another origin, by any status and any move', ['electron/auth/redirect-matrix']],
  ['https never leads to http unasked', ['electron/engine/downgrade']],
  ['A redirect leads to http and https only, and to an end', ['electron/engine/follow-redirects']],
  [
    'A connection is used by nobody who could not have made it',
    ['electron/engine/pool-isolation', 'electron/engine/connection-pool'],
  ],
  ['Nothing that is typed makes another request or another header', ['electron/engine/injection']],
  ['Proxies: credentials go there alone; the environment counts where it is asked to', ['electron/engine/route/']],
  [
    'Signatures equal the published ones',
    ['electron/auth/aws/', 'electron/auth/digest/', 'electron/auth/oauth1/', 'electron/auth/ntlm/'],
  ],
  ['Bad certificates are refused with their reason', ['electron/engine/check-certificate', 'electron/engine/odd-certificates']],
  [
    'Hostile answers have a named outcome',
    ['electron/engine/hostile-answers', 'electron/engine/http2/hostile-frames', 'electron/engine/websocket/hostile-frames'],
  ],
  ['What curl sends for a request is what goes out', ['electron/engine/curl-generated', 'electron/engine/curl-oracle']],
  [
    'Real peers agree',
    ['electron/engine/second-opinion', 'electron/engine/http2/http2-peers', 'electron/practice/peers/', 'electron/cli/bruno'],
  ],
  ['JSON is shown as it came, byte for byte, or refused with its place', ['electron/bodies/json-test-suite']],
  ['What is saved of a body is what was on the wire', ['electron/engine/saved-bytes', 'electron/engine/keep-received']],
  ['Cancel ends at once; nothing is left open', ['electron/engine/cancel', 'electron/engine/endurance']],
  [
    'What is saved survives kill -9, a full disk and other programs',
    [
      'electron/services/saving-',
      'electron/services/tree-under-fire',
      'electron/services/rotation-under-fire',
      'electron/services/shared-through-git',
    ],
  ],
  ['A damaged file is listed and never lost', ['electron/storage/collection/damage']],
  ['Saving changes what was changed and nothing else', ['electron/storage/yaml/', 'electron/storage/opencollection/']],
  ['Imports write where they may, run nothing and end', ['electron/interop/hostile-imports']],
  ['Scripts stay in their box', ['electron/scripts/escapes']],
  ['An authorization server that does everything wrong gets nothing', ['electron/auth/oauth2/hostile-server']],
  [
    'Secrets are in the vault and nowhere else',
    ['electron/services/canary-sweep', 'electron/services/naming-secrets', 'electron/auth/limited-secrets'],
  ],
  ['The web host answers nobody but its page', ['electron/web-host/guard-matrix', 'electron/services/host-token']],
  ['The practice server survives malformed requests', ['electron/practice/malformed/']],
  ['Pages, pictures and Markdown of hostile servers neither run nor fetch', ['e2e/hostile-bodies']],
  ['Words of hostile servers are words in every view', ['e2e/hostile-words']],
  ['Films and sounds play, and are fetched where they are played', ['e2e/film-and-sound']],
  ['A million rows are fetched and scrolled in the window', ['e2e/all-pages']],
];

/**
 * Writes what a run of the long tests found, a line for each promise.
 * @param {{ report: string, stories: string }} found Vitest's JSON report, and Playwright's where stories were played
 * @param {string} target
 * @param {{ root: string, peers: Readonly<Record<string, string | null>> }} about
 */
export function writeProof({ report, stories }, target, { root, peers }) {
  if (!existsSync(report)) return;
  const tests = JSON.parse(readFileSync(report, 'utf8')).testResults.map(({ name, assertionResults }) => ({
    path: relative(root, name).split(sep).join('/'),
    results: assertionResults.map(({ status }) => status),
  }));
  const files = [...tests, ...storiesIn(stories)];
  const rows = promises.map(([promise, paths]) => {
    const of = files.filter(({ path }) => paths.some((start) => path.startsWith(start))).flatMap(({ results }) => results);
    const count = (status) => of.filter((one) => one === status).length;
    const [passed, failed, left] = [count('passed'), count('failed'), of.length - count('passed') - count('failed')];
    const outcome =
      of.length === 0
        ? 'not run'
        : `${passed} passed${failed > 0 ? `, **${failed} failed**` : ''}${left > 0 ? `, ${left} skipped` : ''}`;
    return `| ${promise} | ${outcome} | ${paths.map((path) => `\`${path}\``).join(', ')} |`;
  });
  const all = files.flatMap(({ results }) => results);
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version ?? '(not installed)'}`);
  writeFileSync(
    target,
    [
      '# What was proved',
      '',
      `Written by \`npm run proof\` on ${new Date().toISOString().slice(0, 10)}: the long forms of the tests named here, ${all.filter((one) => one === 'passed').length} passed and ${all.filter((one) => one === 'failed').length} failed in ${files.length} files. A count is of tests; many of them go through a matrix or through hundreds of runs each.`,
      '',
      '| promise | outcome | where |',
      '|---|---|---|',
      ...rows,
      '',
      `Other implementations it was compared with: ${versions.join(', ')}.`,
      '',
    ].join('\n'),
  );
}

/**
 * Files of stories with how each story went; nothing where none were played.
 * @param {string} report Playwright's JSON report
 * @returns {{ path: string, results: string[] }[]}
 */
function storiesIn(report) {
  if (!existsSync(report)) return [];
  const specsOf = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsOf)];
  return JSON.parse(readFileSync(report, 'utf8')).suites.map((suite) => ({
    path: `e2e/${suite.file}`,
    results: specsOf(suite).map(({ ok, tests }) =>
      tests.every(({ status }) => status === 'skipped') ? 'skipped' : ok ? 'passed' : 'failed',
    ),
  }));
}
