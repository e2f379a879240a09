import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { operators } from '#shared/checks/operators';
import type { CallInput, CallName, CallOutput } from '#shared/contract/types';
import { createCheck } from '#shared/model/check';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { readWritten } from '../interop/bruno-written.test-support';
import { installPeer } from '../interop/peers.test-support';
import { createServices } from '../services/create-services';
import { newFolder, runCairn } from './environment.test-support';

const isWhole = process.env['CAIRN_PROOF'] === 'whole';
const run = promisify(execFile);

/** Bruno's own program; null where the registry cannot be reached. */
async function installBruno(): Promise<string | null> {
  const folder = await installPeer('bruno');
  return folder && join(folder, 'node_modules', '@usebruno', 'cli', 'bin', 'bru.js');
}

/** A server that notes what it was sent, and answers with values of every kind. */
async function recorder() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const type = (request.headers['content-type'] ?? '').replace(/;.*/, '');
      const body = type === 'multipart/form-data' ? '' : Buffer.concat(chunks).toString();
      const auth = request.headers.authorization ?? '';
      seen.push([request.method, request.url, type, auth, request.headers['x-own'] ?? '', body].join(' | '));
      response.setHeader('content-type', 'application/json');
      response.end('{"n":7,"text":"seven","list":[1,2],"empty":[],"none":null,"yes":true,"no":false,"object":{"a":1}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const at = (path: string, change: Partial<RequestDraft> = {}): RequestDraft => ({ ...createDraft(`{{base}}${path}`), ...change });

const requests: Readonly<Record<string, RequestDraft>> = {
  get: at('/get?a=1&b=two', { headers: [createRow('X-Own', '{{who}}')] }),
  json: at('/json', { method: 'POST', body: { kind: 'json', text: '{"id": 12345678901234567890, "who": "{{who}}"}' } }),
  text: at('/text', { method: 'PUT', body: { kind: 'text', text: 'plain {{who}}', mediaType: 'text/plain' } }),
  form: at('/form', { method: 'POST', body: { kind: 'form', rows: [createRow('a', '1'), createRow('b', 'two words')] } }),
  patch: at('/patch', { method: 'PATCH', body: { kind: 'json', text: '[]' } }),
  remove: at('/remove', { method: 'DELETE' }),
  options: at('/options', { method: 'OPTIONS' }),
  basic: at('/basic', { auth: { kind: 'basic', username: 'ada', password: '{{who}}' } }),
  bearer: at('/bearer', { auth: { kind: 'bearer', token: '{{who}}', prefix: 'Bearer' } }),
};

/** For each operator what holds of the answer above. */
const holding: Readonly<Record<string, readonly [expression: string, value: string]>> = {
  eq: ['res.body.n', '7'],
  neq: ['res.body.n', '8'],
  gt: ['res.body.n', '6'],
  gte: ['res.body.n', '7'],
  lt: ['res.body.n', '8'],
  lte: ['res.body.n', '7'],
  in: ['res.body.n', '6, 7'],
  notIn: ['res.body.n', '1, 2'],
  contains: ['res.body.text', 'eve'],
  notContains: ['res.body.text', 'nine'],
  length: ['res.body.list', '2'],
  matches: ['res.body.text', '^sev'],
  notMatches: ['res.body.text', '^nine'],
  startsWith: ['res.body.text', 'se'],
  endsWith: ['res.body.text', 'en'],
  between: ['res.body.n', '5, 9'],
  isEmpty: ['res.body.empty', ''],
  isNotEmpty: ['res.body.list', ''],
  isNull: ['res.body.none', ''],
  isUndefined: ['res.body.nothing', ''],
  isDefined: ['res.body.n', ''],
  isTruthy: ['res.body.yes', ''],
  isFalsy: ['res.body.no', ''],
  isJson: ['res.body.object', ''],
  isNumber: ['res.body.n', ''],
  isString: ['res.body.text', ''],
  isBoolean: ['res.body.yes', ''],
  isArray: ['res.body.list', ''],
};

/** Bruno takes nothing but true for truthy, and looks for texts in no object; here the words mean what they say. */
const differing = ['isTruthy', 'notContains'];

const withChecks = (draft: RequestDraft, expression: (held: string) => string): RequestDraft => ({
  ...draft,
  checks: operators.map(({ name }) => createCheck(expression(holding[name]?.[0] ?? ''), name, holding[name]?.[1] ?? '')),
});

/** A collection as the window saves it. */
async function savedCollection(base: string): Promise<string> {
  const folder = newFolder();
  const root = join(folder, 'shop');
  const services = createServices({ home: join(folder, 'home'), hostKind: 'web' });
  onTestFinished(() => services.close());
  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const answer = await (services.dispatch(name, input, { windowId: null }) as Promise<
      { ok: true; value: CallOutput<N> } | { ok: false; failure: unknown }
    >);
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return answer.value;
  };
  await call('collection.create', { root, name: 'Shop' });
  const all = {
    ...requests,
    holds: withChecks(at('/holds'), (path) => path),
    fails: withChecks(at('/fails'), () => 'res.body.object'),
  };
  for (const [name, draft] of Object.entries(all))
    await call('collection.saveRequest', { root, path: null, folder: '', name, draft, revision: null });
  const { createEnvironment } = await import('#shared/model/environment');
  const { createVariable } = await import('#shared/model/variable');
  const variables = [createVariable('base', base), createVariable('who', 'ada')];
  await call('environment.save', { root, environment: { ...createEnvironment('local'), variables } });
  return root;
}

interface BrunoRun {
  readonly results: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly lhsExpr: string; readonly rhsExpr: string; readonly status: string }[];
  }[];
}

test.skipIf(!isWhole)(
  'what is saved is run by Bruno’s own program with the same bytes and the same outcome of every check',
  async (context) => {
    const bru = await installBruno();
    if (bru === null) return context.skip('Bruno: the registry cannot be reached');
    const { seen, url } = await recorder();
    const root = await savedCollection(url);

    const ours = await runCairn(['run', root, '--env', 'local', '--reporter', 'json']);
    const sentByUs = seen.splice(0).toSorted();
    const report = join(newFolder(), 'bruno.json');
    await run(process.execPath, [bru, 'run', '.', '-r', '--env', 'local', '--reporter-json', report], { cwd: root }).catch(
      () => {},
    );
    const sentByBruno = seen.splice(0).toSorted();
    expect(sentByBruno).toEqual(sentByUs);

    const { results } = JSON.parse(ours.out) as { results: { name: string; checks: { passed: boolean }[] }[] };
    const bruno = JSON.parse(readFileSync(report, 'utf8')) as readonly BrunoRun[] | BrunoRun;
    const theirs = (Array.isArray(bruno) ? (bruno as readonly BrunoRun[]) : [bruno as BrunoRun]).flatMap((one) => one.results);
    const alike = operators.filter(({ name }) => !differing.includes(name));
    for (const [name, compared] of [['holds', operators] as const, ['fails', alike] as const]) {
      const mine = results.find((one) => one.name === name)?.checks.map(({ passed }) => passed);
      const checks = theirs.find((one) => one.name.endsWith(name))?.assertionResults ?? [];
      const outcomes = (passed: (index: number) => boolean | undefined) =>
        compared.map((operator) => `${operator.name} ${passed(operators.indexOf(operator))}`);
      expect(
        outcomes((index) => checks[index]?.status === 'pass'),
        name,
      ).toEqual(outcomes((index) => mine?.[index]));
    }
  },
  600_000,
);

/**
 * What Bruno wrote and both can send without asking anybody for a token. It differs in three things: an empty form has its
 * media type there, a key in the query is left out there, and what is written as `%20` is encoded once more.
 */
const sendable =
  /^(?:plain|auth (?:inherit|basic|bearer|apikey)|body (?!empty).*|all around|with an example|other settings|words .*)\.yml$/;

function brunoCollection(base: string): string {
  const root = join(newFolder(), 'theirs');
  mkdirSync(join(root, 'environments'), { recursive: true });
  writeFileSync(
    join(root, 'opencollection.yml'),
    'opencollection: 1.0.0\n\ninfo:\n  name: Theirs\nbundled: false\nextensions: {}\n',
  );
  const values = { base, who: 'ada', password: 'p', token: 't', key: 'k' };
  const rows = Object.entries(values).map(([name, value]) => `  - name: ${name}\n    value: ${value}\n`);
  writeFileSync(join(root, 'environments', 'local.yml'), `name: local\nvariables:\n${rows.join('')}`);
  for (const file of ['a.png', 'b.png', 'a.bin', 'b.bin']) writeFileSync(join(root, file), `of ${file}`);
  for (const [name, text] of readWritten())
    if (sendable.test(name))
      writeFileSync(join(root, name), text.replace(/^ {2}url: http:\/\/x\//m, '  url: "{{base}}/').replaceAll('a%20b', 'ab'));
  return root;
}

test.skipIf(!isWhole)(
  'what Bruno writes is sent by both with the same bytes',
  async (context) => {
    const bru = await installBruno();
    if (bru === null) return context.skip('Bruno: the registry cannot be reached');
    const { seen, url } = await recorder();
    const root = brunoCollection(url);
    await runCairn(['run', root, '--env', 'local', '--allow-scripts']);
    const ours = seen.splice(0).toSorted();
    await run(process.execPath, [bru, 'run', '.', '--env', 'local'], { cwd: root }).catch(() => {});
    expect(ours.length).toBeGreaterThan(12);
    expect(ours).toEqual(seen.splice(0).toSorted());
  },
  600_000,
);
