import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Auth } from '#shared/model/auth';
import type { RequestDraft } from '#shared/model/request-draft';
import { createEnvironment } from '#shared/model/environment';
import { isSaid } from '#shared/model/said-options';
import type { RequestOptions } from '#shared/model/request-options';
import { createVariable, type Variable } from '#shared/model/variable';
import { withForgottenVariables } from '../storage/opencollection/also-in-file';
import { renderRequest } from '../storage/collection/render-collection';
import { readPlacedExamples } from '../storage/opencollection/example-places';
import { isSame } from '../storage/opencollection/is-same';
import { readRequest, type SavedRequest } from '../storage/opencollection/read-request';
import { anyDraft, anyExamples } from '../storage/opencollection/request-file.test-support';
import { withSide, writeSide } from '../storage/opencollection/side-file';
import { changeRequest, writeNewRequest } from '../storage/opencollection/write-request';
import { parseYamlFile } from '../storage/yaml/yaml-file';
import {
  readEnvironment,
  withEnvironmentSide,
  writeEnvironmentSide,
  writeNewEnvironment,
} from '../storage/environment/environment-file';
import {
  brunoEnvironment,
  brunoFolder,
  brunoItems,
  joinWritten,
  readWritten,
  writtenFile,
  yml,
  type BrunoLibrary,
} from './bruno-written.test-support';
import { installPeer, peerModule } from './peers.test-support';

const isWhole = process.env['CAIRN_PROOF'] === 'whole';
const root = '/collection';

function opened(text: string, side: string | null = null): SavedRequest {
  const file = parseYamlFile(text);
  const saved = file.readable ? readRequest(file.value, root) : file;
  if (!saved.readable) throw new Error(`${saved.trouble.reason}\n${text}`);
  return { ...saved.value, draft: withSide(saved.value.draft, side) };
}

function saved(text: string, change: (draft: RequestDraft) => RequestDraft): string {
  const file = parseYamlFile(text);
  if (!file.readable) throw new Error(file.trouble.reason);
  const before = opened(text);
  return changeRequest(file.value, before, { name: before.name, draft: change(before.draft) }, root);
}

const sideOf = (draft: RequestDraft): string | null => {
  const side = writeSide(draft, null);
  if (!side.readable) throw new Error(side.trouble.reason);
  return side.value;
};

const linesChanged = (before: string, after: string): number => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return old.length === now.length ? old.filter((line, at) => line !== now[at]).length : Infinity;
};

/** Kinds of requests that Cairn lists with the reason why it does not open them. */
const listed = ['a socket.yml', 'a call.yml', 'helpers.yml', 'folder.yml', 'local.yml'];
const requests = [...readWritten()].filter(([name]) => !listed.includes(name));

describe('what Bruno writes', () => {
  test('is of every kind of request, credentials and body that it has', () => {
    expect(requests.length).toBe(brunoItems.length - 3);
    expect([...readWritten().keys()]).toEqual(expect.arrayContaining(listed));
  });

  test.each(requests)('%s: opened and saved it is the same byte for byte', (_name, text) => {
    expect(saved(text, (draft) => draft)).toBe(text);
  });

  test.each(requests)('%s: another method is one line', (_name, text) => {
    const edited = saved(text, (draft) => ({ ...draft, method: 'LOCK' }));
    expect([linesChanged(text, edited), opened(edited).draft.method]).toEqual([1, 'LOCK']);
  });

  test('is opened with everything in it', () => {
    const text = readWritten().get('all around.yml') ?? '';
    const { draft } = opened(text);
    expect(draft.variables.map(({ name, value, type, enabled }) => [name, value, type, enabled])).toEqual([
      ['a', '1', 'string', true],
      ['n', '7', 'number', true],
      ['off', 'x', 'string', false],
    ]);
    expect(draft.checks.map(({ expression, operator, value, enabled }) => [expression, operator, value, enabled])).toEqual([
      ['res.status', 'eq', '200', true],
      ['res.body.id', 'isDefined', '', true],
      ['res.body.list', 'length', '2', false],
    ]);
    expect(draft.setters.map(({ name, expression, enabled }) => [name, expression, enabled])).toEqual([
      ['id', 'res.body.id', true],
      ['etag', 'res.headers.etag', false],
    ]);
    expect([draft.tags, draft.scripts.before, draft.docs]).toEqual([
      ['smoke', 'slow'],
      "req.setHeader('X-Now', 'now');",
      '# Things\n\nNeeds a *token*.\n',
    ]);
  });

  test('credentials are of the kind that they are, and what we have no form for stays in the file', () => {
    const kinds = requests.flatMap(([name, text]) =>
      name.startsWith('auth ') ? [[name.slice(5, -4), opened(text).draft.auth.kind]] : [],
    );
    expect(Object.fromEntries(kinds)).toEqual({
      inherit: 'inherit',
      basic: 'basic',
      bearer: 'bearer',
      digest: 'digest',
      ntlm: 'ntlm',
      wsse: 'none',
      apikey: 'apiKey',
      'apikey query': 'apiKey',
      awsv4: 'awsSigV4',
      oauth1: 'oauth1',
      'oauth2 code': 'oauth2',
      'oauth2 client': 'oauth2',
      'oauth2 password': 'oauth2',
      'oauth2 implicit': 'oauth2',
      edgegrid: 'none',
    });
    const wsse = readWritten().get('auth wsse.yml') ?? '';
    expect(saved(wsse, (draft) => ({ ...draft, method: 'PUT' }))).toContain('type: wsse\n    username: ada');
  });
});

/** Texts that Bruno trims, or holds for empty when nothing but spaces is in them; they mean the same. */
const plain = (value: unknown): unknown =>
  typeof value === 'string'
    ? value.trim()
    : Array.isArray(value)
      ? value.map(plain)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => (name === 'id' ? [] : [[name, plain(inner)]])))
        : value;

/** What a comparison with nothing is compared with says nothing; a weaker PKCE than the usual one is not taken up again. */
function meaning(draft: RequestDraft): unknown {
  const checks = draft.checks.map((check) => (check.operator === 'isDefined' ? { ...check, value: '' } : check));
  return plain({ ...draft, checks, auth: meaningOf(draft.auth), options: meaningOfOptions(draft.options) });
}

/** Bruno says four settings of every request that it saves, as by its own default where nothing was said of them. */
function meaningOfOptions(options: RequestOptions): RequestOptions {
  const maxRedirects = isSaid(options, 'maxRedirects') ? options.maxRedirects : 5;
  const elsewhere = ['encodeUrl', 'followRedirects', 'maxRedirects', 'totalTimeoutMs'];
  return { ...options, maxRedirects, said: options.said.filter((name) => !elsewhere.includes(name)) };
}

function meaningOf(auth: Auth): Auth {
  if (auth.kind === 'oauth1') return { ...auth, version: auth.version || '1.0' };
  if (auth.kind !== 'oauth2') return auth;
  const callback = auth.callbackUrl.trim() === '' ? 'loopback' : auth.callback;
  return { ...auth, callback, pkce: auth.pkce === 'plain' ? 'S256' : auth.pkce };
}

async function library(): Promise<BrunoLibrary | null> {
  const folder = await installPeer('bruno');
  return folder === null ? null : (peerModule(folder, '@usebruno/filestore') as BrunoLibrary);
}

const nameOf = (item: object): string => ('name' in item ? String(item.name).replace(': #1', '') : '');

describe.skipIf(!isWhole)('with Bruno’s own library', () => {
  test('what was recorded is what it writes', async (context) => {
    const bruno = await library();
    if (bruno === null) return context.skip('Bruno: the registry cannot be reached');
    const texts = new Map(brunoItems.map((item) => [`${nameOf(item)}.yml`, bruno.stringifyRequest(item, yml)]));
    texts.set('folder.yml', bruno.stringifyFolder(brunoFolder, yml));
    texts.set('local.yml', bruno.stringifyEnvironment(brunoEnvironment, yml));
    await expect(joinWritten(texts)).toMatchFileSnapshot(writtenFile);
  }, 600_000);

  test('a request of ours that is saved by it opens with all that it had', async (context) => {
    const bruno = await library();
    if (bruno === null) return context.skip('Bruno: the registry cannot be reached');
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const text = writeNewRequest({ name: 'a', seq: 3, draft }, root);
        const again = bruno.stringifyRequest(bruno.parseRequest(text, yml), yml);
        const back = opened(again, sideOf(draft));
        expect([back.name, back.seq]).toEqual(['a', 3]);
        expect(meaning(back.draft)).toEqual(meaning(draft));
      }),
      { numRuns: 2_000 },
    );
  }, 600_000);

  test('examples of ours that are saved by it open as they were', async (context) => {
    const bruno = await library();
    if (bruno === null) return context.skip('Bruno: the registry cannot be reached');
    const examplesIn = (text: string, side: string | null) => {
      const file = parseYamlFile(text);
      return file.readable ? readPlacedExamples({ file: file.value, side }, root) : null;
    };
    fc.assert(
      fc.property(anyDraft, anyExamples, (draft, any) => {
        // One without a name gets one there.
        const examples = any.map((example) => ({ ...example, name: `${example.name} so` }));
        const [own, beside] = renderRequest({ kind: 'request', name: 'a', draft, examples }, 'a.yml', 3);
        const [text, side] = [own?.text ?? '', beside?.text ?? null];
        const again = bruno.stringifyRequest(bruno.parseRequest(text, yml), yml);
        expect(examplesIn(again, side)).toHaveLength(examples.length);
        expect(plain(examplesIn(again, side))).toEqual(plain(examplesIn(text, side)));
      }),
      { numRuns: 2_000 },
    );
  }, 600_000);

  test('an environment of ours that is saved by it opens with all that it had', async (context) => {
    const bruno = await library();
    if (bruno === null) return context.skip('Bruno: the registry cannot be reached');
    fc.assert(
      fc.property(anyDraft, fc.constantFrom('', 'base'), fc.constantFrom('', '.env.local'), (draft, behind, dotEnvPath) => {
        const environment = { ...createEnvironment('local'), extends: behind, dotEnvPath, variables: draft.variables };
        const text = bruno.stringifyEnvironment(bruno.parseEnvironment(writeNewEnvironment(environment), yml), yml);
        const read = readEnvironment(text, 'local');
        if (!read.readable) throw new Error(read.trouble.reason);
        const back = withEnvironmentSide(read.value.content, writeEnvironmentSide(environment, null));
        const { path: _path, revision: _revision, ...content } = environment;
        expect(plain(back)).toEqual(plain(content));
      }),
      { numRuns: 1_000 },
    );
  }, 600_000);
});

/** What Bruno leaves of variables that it has no words for, as it left them when this was recorded. */
describe('a save by Bruno', () => {
  const side = (variables: readonly Variable[]) => sideOf({ ...opened(requests[0]?.[1] ?? '').draft, variables: [...variables] });
  const variants = [
    { title: 'here', value: 'http://localhost', type: 'string' as const },
    { title: 'there', value: 'https://x.test', type: 'string' as const },
  ];
  const base = { ...createVariable('base', 'https://x.test'), variants, variant: 'there' };
  const secret = { ...createVariable('token'), secret: true };
  const left = [createVariable('base', '[object Object],[object Object]'), createVariable('token')];

  test('takes nothing away for good', () => {
    expect(isSame(withForgottenVariables(left, side([base, secret])), [base, secret])).toBe(true);
  });

  test('and what was edited in it counts, the rest stays', () => {
    const edited = [createVariable('base', 'http://other'), ...left.slice(1), createVariable('new', '1')];
    const back = withForgottenVariables(edited, side([base, secret]));
    expect(back.map(({ name, value, secret: hidden }) => [name, value, hidden])).toEqual([
      ['base', 'http://other', false],
      ['token', '', true],
      ['new', '1', false],
    ]);
    expect(withForgottenVariables([], side([base, secret]))).toEqual([]);
  });
});
