import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDrf, startDrf } from '../practice/peers/drf-peer.test-support';
import { hasPythonModule, type Peer } from '../practice/peers/peer.test-support';
import { startPracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly fields: readonly Field[];
  readonly item: Field | null;
}

/** `cairn browse` and `cairn pages` at views of Django REST framework that the practice server has none of. */
describe.skipIf(!hasDrf())('at Django REST framework', () => {
  let drf: Peer;
  let root: string;
  beforeAll(async () => {
    const practice = await startPracticeServer();
    drf = await startDrf(practice);
    await practice.stop();
    root = `http://127.0.0.1:${drf.port}/workshop`;
  }, 60_000);
  afterAll(() => drf.end());

  async function browse(path: string) {
    const { code, out, err } = await runCairn(['browse', root + path, '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    return JSON.parse(out) as {
      readonly forms: readonly {
        readonly method: string;
        readonly contentTypes: readonly string[];
        readonly fields: readonly Field[];
      }[];
      readonly actions: readonly { readonly method: string; readonly name: string }[];
      readonly links: readonly {
        readonly rel: string;
        readonly pointer: string;
        readonly url: string;
        readonly templated: boolean;
      }[];
      readonly paging: unknown;
    };
  }

  /** Names and types, as deep as they go. */
  const shape = ({ name, type, fields, item }: Field): unknown => [
    `${name} ${type}`,
    ...fields.map(shape),
    ...(item ? [shape(item)] : []),
  ];

  test('a form has every type of field, down to lists of objects in lists of objects', async () => {
    const order = (await browse('/orders/')).forms[0];
    expect(order?.fields.map(shape)).toEqual([
      ['reference text'],
      [
        'customer object',
        ['name text'],
        ['email email'],
        ['address object', ['street text'], ['postcode text'], ['country choice']],
      ],
      [
        'lines list',
        [
          ' object',
          ['article text'],
          ['quantity integer'],
          ['price number'],
          ['extras list', [' object', ['name text'], ['value text']]],
        ],
      ],
      ['gift boolean'],
      ['express boolean'],
      ['note text'],
    ]);
    const every = (await browse('/everything/')).forms[0];
    expect(every?.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(
      [
        'flag boolean, maybe boolean, text text, blank text, mail email, code text, slug text, site url, key text, host text',
        'whole integer, float number, decimal number, moment datetime, day date, clock time, wait json, one choice, number choice',
        'grouped choice, several choice, many_choices choice, tags list, marks list, words object, raw json',
      ].flatMap((line) => line.split(', ')),
    );
  });

  test('files make it multipart first', async () => {
    const [form] = (await browse('/pictures/')).forms;
    expect(form?.contentTypes[0]).toBe('multipart/form-data');
    expect(form?.fields.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'title text',
      'image file',
      'leaflet file',
      'public boolean',
    ]);
  });

  test('links of a list and links with gaps are there with their places', async () => {
    const { links } = await browse('/parcels/1/');
    expect(links.filter(({ rel }) => rel === 'stops').map(({ pointer, url }) => [pointer, url])).toEqual(
      [3, 5, 8].map((town, at) => [`/stops/${at}`, `${root}/towns/${town}/`]),
    );
    const gaps = await browse('/templates/');
    expect(gaps.links.map(({ rel, templated }) => [rel, templated])).toEqual([
      ['book_url', true],
      ['search_url', true],
      ['elsewhere', false],
    ]);
  });

  test('for a person a description keeps its lines, and choices say what is sent', async () => {
    const { out } = await runCairn(['browse', `${root}/parcels/1/`]);
    expect(out).toContain('Parcels, from where to where.\n\n* `state` says how far it is\n');
    expect(out).toContain('choice, new | sent (On its way) | there (Delivered)');
  });

  test('a throttled list comes whole, and one that grows meanwhile says so', async () => {
    const throttled = await runCairn(['pages', `${root}/throttled/cli/`, '--all']);
    expect([throttled.code, throttled.out.trim().split('\n').length]).toEqual([0, 200]);
    expect(throttled.err).toContain('429: asking again in');
    const drifting = await runCairn(['pages', `${root}/drifting/`, '--all', '--json']);
    expect(drifting.code).toBe(0);
    expect(drifting.err).toMatch(/[1-9]\d* duplicates\. The list changed meanwhile\./);
  });

  test('rows that begin like formulas are none in a table', async () => {
    const { out } = await runCairn(['pages', `${root}/formulas/`, '--csv']);
    expect(out.split(/\r?\n/).slice(0, 5)).toEqual([
      'id,name,debt,in',
      `1,'=1+1,-12.5,"{""deep"":[1,{""er"":""=1+1""}]}"`,
      `2,'+44 20,,"{""deep"":[1,{""er"":""+44 20""}]}"`,
      `3,'-2+3,-12.5,"{""deep"":[1,{""er"":""-2+3""}]}"`,
      `4,'@SUM(A1),,"{""deep"":[1,{""er"":""@SUM(A1)""}]}"`,
    ]);
  });

  test.skipIf(!hasPythonModule('uritemplate'))(
    'a description of REST framework itself tells actions, lists of keys and null',
    async () => {
      const { forms, actions, links } = await browse('/described/parcels/4/');
      expect(actions.map(({ method, name }) => `${method} ${name}`).toSorted()).toEqual(['POST deliver', 'POST forward']);
      expect(links.map(({ url }) => url)).toContain(`${root}/described/parcels/4/forward/`);
      const fields = forms.find(({ method }) => method === 'PUT')?.fields ?? [];
      expect(fields.map(({ name, type, nullable }) => `${name} ${type}${nullable ? ' or null' : ''}`)).toEqual([
        'id integer',
        'code text',
        'sent_from integer',
        'sent_to integer or null',
        'stops list',
        'carrier related or null',
        'weight number',
        'state choice',
        'fragile boolean or null',
        'wrapping choice or null',
        'day date',
      ]);
      expect(fields.find(({ name }) => name === 'stops')?.item?.type).toBe('integer');
    },
  );

  test.skipIf(!hasPythonModule('drf_spectacular'))(
    'a document that is named tells the same, and a wrong one is refused',
    async () => {
      const at = `${root}/spectacular/parcels/4/`;
      const path = '/workshop/spectacular/schema/';
      for (const place of [path, `http://127.0.0.1:${drf.port}${path}?format=json`]) {
        const { code, out } = await runCairn(['browse', at, '--openapi', place]);
        expect([code, out.includes('\nActions\n'), out.includes('carrier     related')]).toEqual([0, true, true]);
      }
      expect((await runCairn(['browse', at])).out).not.toContain('\nActions\n');
      expect(await runCairn(['browse', at, '--openapi', '/workshop/towns/'])).toMatchObject({
        code: 2,
        err: '/workshop/towns/: it is no OpenAPI document of version 2.0 to 3.2.\n',
      });
    },
  );
});
