import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
  readonly method: string;
  readonly contentType: string;
  readonly body: string;
}

export interface ThingsServer {
  readonly url: string;
  /** Every request that writes, as it arrived. */
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

type Field = Readonly<Record<string, unknown>>;

const field = (type: string, said: Field = {}): Field => ({ type, required: false, read_only: false, label: '', ...said });
const choice = (value: string): Field => ({ value, display_name: value });
const towns = Array.from({ length: 400 }, (_, at) => ({ value: `T${at}`, display_name: `Town ${at}` }));

/** Every kind of field that DRF's OPTIONS can name. */
const fields: Readonly<Record<string, Field>> = {
  url: field('field', { read_only: true }),
  title: field('string', { required: true, max_length: 40 }),
  author: field('field', { required: true }),
  pages: field('integer', { min_value: 1 }),
  price: field('decimal', { min_value: 0 }),
  published: field('date'),
  opens: field('time'),
  seen: field('datetime'),
  in_stock: field('boolean'),
  format: field('choice', { choices: ['hardback', 'paperback', 'ebook'].map(choice) }),
  town: field('choice', { choices: towns }),
  genres: field('multiple choice', { choices: ['sea', 'land'].map(choice) }),
  email: field('email'),
  homepage: field('url'),
  tags: field('list', { child: field('string') }),
  publisher: field('nested object', { children: { name: field('string'), city: field('string') } }),
  branches: field('list', { child: field('nested object', { children: { name: field('string'), shelves: field('integer') } }) }),
  mapping: field('nested object', { child: field('integer') }),
  cover: field('image upload'),
  extra: field('field'),
  created: field('datetime', { read_only: true }),
};

const types = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

/** A server in the manner of DRF that keeps one thing with fields of every kind, as JSON text exactly as it came. */
export async function startThingsServer(): Promise<ThingsServer> {
  const received: Received[] = [];
  let origin = '';
  let thing = '';

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { method = '', url = '/' } = request;
    const { pathname, searchParams } = new URL(url, 'http://x');
    const isList = pathname === '/things/';
    const allow = isList ? 'GET, POST, HEAD, OPTIONS' : 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS';
    const send = (status: number, json: string, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', Allow: allow, ...headers });
      response.end(json);
    };
    const body = await textOf(request);
    if (pathname === '/authors/') return send(200, authors(origin, searchParams.get('search') ?? ''));
    if (method === 'OPTIONS') {
      const actions = { [isList ? 'POST' : 'PUT']: fields };
      return send(200, JSON.stringify({ name: 'Things', description: '', renders: [types[0]], parses: types, actions }));
    }
    if (method === 'GET') return send(200, isList ? `{"count":1,"next":null,"previous":null,"results":[${thing}]}` : thing);
    received.push({ method, contentType: request.headers['content-type'] ?? '', body });
    const refused = refusal(body);
    if (refused) return send(400, JSON.stringify(refused));
    if (method === 'DELETE') return send(204, '');
    const isJson = request.headers['content-type'] === 'application/json';
    if (isJson && method !== 'PATCH') thing = body.replace('{', `{"url":"${origin}/things/1/","created":"2024-01-02T06:00:00Z",`);
    return method === 'POST' ? send(201, thing, { Location: '/things/1/' }) : send(200, thing);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  thing = `{"url":"${origin}/things/1/","title":"First","author":"${origin}/authors/1/","created":"2024-01-02T06:00:00Z"}`;
  return {
    url: `${origin}/things/`,
    received,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** What the server minds: a title that is taken, and a branch called nowhere. */
function refusal(body: string): unknown {
  if (body.includes('"Taken"')) return { title: ['A thing with this title exists already.'], non_field_errors: ['Try another.'] };
  if (body.includes('"nowhere"')) return { branches: [{}, {}, { name: ['There is no such place.'] }] };
  return null;
}

function authors(origin: string, search: string): string {
  const all = Array.from({ length: 240 }, (_, at) => ({
    url: `${origin}/authors/${at + 1}/`,
    id: at + 1,
    name: `Author ${at + 1}`,
  }));
  const found = all.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  return JSON.stringify({ count: found.length, next: null, previous: null, results: found.slice(0, 20) });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
