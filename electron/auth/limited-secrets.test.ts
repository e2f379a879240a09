import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Auth, blankAuth } from '#shared/model/auth';
import { blankOAuth2 } from '#shared/model/auth/oauth2';
import type { RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { ok } from '#shared/result';
import type { SentSecret } from '#shared/secrets/sent-secret';
import { mapDraftTexts } from '#shared/variables/draft-texts';
import { createTestEngine, type TestEngine } from '../engine/exchange.test-support';
import { startRecordingServer, type RecordingServer } from './recording-server.test-support';

/** Needs to be encoded in an address, a form and JSON alike, and stands in none of them as it is. */
const canary = 'canary 7"é+';
const limited: SentSecret = { name: 'key', text: canary, hosts: ['127.0.0.1'] };

let engine: TestEngine;
let home: RecordingServer;
let other: RecordingServer;
let answer = { status: 307, location: '' };
/** What the vault holds, named in the draft or not. */
let vault: readonly SentSecret[] = [];

beforeAll(async () => {
  home = await startRecordingServer(({ target }) =>
    target.startsWith('/from') ? { status: answer.status, headers: { Location: answer.location } } : { status: 200 },
  );
  other = await startRecordingServer(() => ({ status: 200, headers: { 'Content-Type': 'application/json' }, body: '{}' }));
  engine = await createTestEngine({
    resolve: async (draft, note) => {
      note([limited]);
      return ok(mapDraftTexts(draft, (text) => text.replaceAll('{{key}}', canary)));
    },
    limitedSecrets: async () => vault,
  });
});
afterAll(async () => {
  await Promise.all([engine.close(), home.close(), other.close()]);
});
beforeEach(() => {
  other.seen.length = 0;
  home.seen.length = 0;
  vault = [];
  // The same machine under a name that the secret is not meant for.
  answer = { status: 307, location: `http://localhost:${other.port}/to` };
});

const atHome = () => `http://127.0.0.1:${home.port}/from`;
const held = { phase: 'failed', failure: { kind: 'secretHeldBack', name: 'key', hosts: ['127.0.0.1'], host: 'localhost' } };

const places: Record<string, Partial<RequestDraft>> = {
  'a JSON body': { method: 'POST', body: { kind: 'json', text: JSON.stringify({ a: canary }) } },
  'a text': { method: 'POST', body: { kind: 'text', text: 'x {{key}} y', mediaType: 'text/plain' } },
  'a form': { method: 'POST', body: { kind: 'form', rows: [createRow('a', '{{key}}')] } },
  'a header that no one takes for a credential': { headers: [createRow('X-Trace', '{{key}}')] },
};

describe('a secret that is meant for certain hosts', () => {
  test.each(Object.entries(places))('stays behind at a redirect, in %s', async (_, draft) => {
    expect(await engine.send({ url: atHome(), ...draft })).toMatchObject(held);
    expect(home.seen).toHaveLength(1);
    expect(other.seen).toHaveLength(0);
  });

  test('goes on at a redirect to a host that it is meant for', async () => {
    answer = { status: 307, location: `http://127.0.0.1:${other.port}/to` };
    expect(await engine.send({ url: atHome(), ...places['a form'] })).toMatchObject({ phase: 'finished' });
    expect(other.seen[0]?.body).toContain('a=canary+7%22%C3%A9%2B');
  });

  test('stops nothing once a redirect has left it behind', async () => {
    answer = { status: 303, location: `http://localhost:${other.port}/to` };
    expect(await engine.send({ url: atHome(), ...places['a form'] })).toMatchObject({ phase: 'finished', head: { status: 200 } });
    expect(other.seen).toHaveLength(1);
  });

  test('does not go to the next host because the server has put it into the address', async () => {
    answer = { status: 302, location: `http://localhost:${other.port}/to?k=${encodeURIComponent(canary)}` };
    expect(await engine.send({ url: `${atHome()}?k={{key}}` })).toMatchObject(held);
    expect(other.seen).toHaveLength(0);
  });

  const proofs: Auth[] = [
    { kind: 'basic', username: 'a', password: '{{key}}' },
    { kind: 'digest', username: 'a', password: '{{key}}' },
    { ...blankAuth.awsSigV4, accessKeyId: 'a', secretAccessKey: '{{key}}', service: 's3', region: 'eu' },
    { ...blankAuth.oauth1, consumerKey: 'a', consumerSecret: '{{key}}' },
  ];
  test.each(proofs)('is not proved to another origin that the request trusts: $kind', async (auth) => {
    expect(await engine.send({ url: atHome(), auth }, { trustRedirects: true })).toMatchObject(held);
    expect(other.seen).toHaveLength(0);
  });

  test('is held back from a token address, and from a login', async () => {
    const tokenUrl = `http://localhost:${other.port}/token`;
    const oauth = { ...blankOAuth2, grant: 'clientCredentials' as const, clientId: 'c', clientSecret: '{{key}}', tokenUrl };
    const logins: Auth[] = [
      { ...oauth, clientAuth: 'basic' },
      { ...oauth, clientAuth: 'body' },
      { ...blankAuth.session, loginUrl: tokenUrl, username: 'a', password: '{{key}}' },
      { ...blankAuth.token, source: 'login', loginUrl: tokenUrl, username: 'a', password: '{{key}}' },
    ];
    for (const auth of logins) {
      expect(await engine.send({ url: `http://127.0.0.1:${home.port}/x`, auth })).toMatchObject({ phase: 'failed' });
      expect(other.seen.filter(({ body, headers }) => body !== '' || headers.authorization !== undefined)).toEqual([]);
    }
  });

  test('is found in what goes to another host although nobody named it', async () => {
    vault = [limited];
    const text = `x ${canary}`;
    const sent = { method: 'POST', body: { kind: 'text', text, mediaType: 'text/plain' } } as const;
    expect(await engine.send({ url: `http://localhost:${other.port}/`, ...sent })).toMatchObject(held);
    expect(await engine.send({ url: `http://127.0.0.1:${other.port}/`, ...sent })).toMatchObject({ phase: 'finished' });
  });

  test('that is too short to be more than chance stops nothing that does not name it', async () => {
    vault = [{ name: 'pin', text: '1234', hosts: ['elsewhere.test'] }];
    expect(await engine.send({ url: `http://127.0.0.1:${other.port}/1234` })).toMatchObject({ phase: 'finished' });
  });
});

test('a wire log says what was filled in, so that it can be hidden', async () => {
  const exchange = await engine.send({ url: `http://127.0.0.1:${other.port}/?k={{key}}` });
  expect(engine.context.wireLogs.read(exchange.id)?.secrets).toEqual([canary]);
});
