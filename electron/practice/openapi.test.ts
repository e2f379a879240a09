import { validate } from '@scalar/openapi-parser';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { Endpoint, Method } from './endpoint.ts';
import { allows } from './frame/methods.ts';
import { asDora, jsonType } from './library/examples.ts';
import { openApiPath } from './openapi.ts';
import { send, sendRaw } from './send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from './server.ts';

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Record<string, unknown> }[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Record<string, { readonly schema: object; readonly examples?: object }>;
  };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
  readonly security?: readonly Record<string, readonly string[]>[];
}
type PathItem = Record<string, unknown>;
interface Document {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Record<string, PathItem>;
  readonly components: {
    readonly schemas: Record<
      string,
      { readonly properties?: Record<string, Record<string, unknown>>; readonly required?: string[] }
    >;
    readonly securitySchemes: Record<string, unknown>;
  };
}

let practice: PracticeServer;
let served: Document;
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {} });
  served = (await send(practice, '/openapi.json')).json() as Document;
});
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const operations = () =>
  Object.entries(served.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, value]) =>
      method === 'parameters' || method.startsWith('x-')
        ? []
        : [{ path, method: method.toUpperCase(), operation: value as Operation }],
    ),
  );
const operationOf = (path: string, method: string) => served.paths[path]?.[method.toLowerCase()] as Operation | undefined;

test('what is served is a valid OpenAPI 3.1 document, and / says where it is', async () => {
  const { valid, errors, version } = await validate(served as unknown as Record<string, unknown>);
  expect({ valid, errors, version }).toEqual({ valid: true, errors: [], version: '3.1' });
  expect(served.servers).toEqual([{ url: `http://127.0.0.1:${practice.port}` }]);
  const { headers } = await send(practice, '/');
  expect(headers['link']).toBe('</openapi.json>; rel="service-desc"; type="application/json"');
  expect((await send(practice, '/openapi.json')).headers['content-type']).toMatch(/^application\/json/);
});

test('every endpoint and method is in it, and nothing else', () => {
  const offered = practice.endpoints.flatMap(({ path, methods }) => methods.map((method) => `${method} ${openApiPath(path)}`));
  const said = Object.entries(served.paths).flatMap(([path, item]) => [
    ...Object.keys(item)
      .filter((key) => key !== 'parameters' && !key.startsWith('x-'))
      .map((key) => `${key.toUpperCase()} ${path}`),
    ...((item['x-other-methods'] ?? []) as string[]).map((method) => `${method} ${path}`),
  ]);
  expect(said.toSorted()).toEqual(offered.toSorted());
});

/** An address that fits the path of an endpoint: one of its examples. */
const anAddressOf = ({ path, tryIt }: Endpoint) => tryIt.find((each) => fits(path, each.path))?.path ?? path;
const fits = (path: string, address: string) =>
  new RegExp(
    `^${path
      .replace(/[.$]/g, '\\$&')
      .replace(/\{\w+\*\}/, '.*')
      .replace(/\{\w+\}/g, '[^/]+')}$`,
  ).test(address.split('?', 1)[0] ?? '');

test('what the document does not name is refused by the server, for everybody', async () => {
  const usual: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
  const done: string[] = [];
  for (const endpoint of practice.endpoints) {
    const path = anAddressOf(endpoint);
    for (const method of usual.filter((each) => !allows(endpoint.methods, each))) {
      const answer = await sendRaw(practice, {
        method,
        path,
        headers: { ...asDora, ...jsonType },
        body: method === 'GET' ? undefined : '{}',
      });
      if ((answer?.status ?? 0) < 400) done.push(`${method} ${path}: ${answer?.status}`);
    }
  }
  expect(done).toEqual([]);
});

test('every example is answered with a status that the document names', () => {
  const unnamed = practice.endpoints.flatMap(({ path, methods, tryIt }) =>
    tryIt
      .filter(
        ({ method, expect: status }) =>
          methods.includes(method as Method) && operationOf(openApiPath(path), method) && status !== 'broken',
      )
      .filter(({ method, expect: status }) => !operationOf(openApiPath(path), method)?.responses[String(status)])
      .map(({ method, path: tried, expect: status }) => `${method} ${tried}: ${status}`),
  );
  expect(unnamed).toEqual([]);
});

test('every name in a path has a parameter, every operation an id of its own, every scheme and schema that is named is there', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  const unnamed = Object.entries(served.paths).filter(([path, { parameters = [] }]) => {
    const given = (parameters as { name: string }[]).map(({ name }) => name);
    return Array.from(path.matchAll(/\{(\w+)\}/g), (match) => match[1]).join() !== given.join();
  });
  expect(unnamed).toEqual([]);
  const schemes = operations().flatMap(({ operation }) => (operation.security ?? []).flatMap((each) => Object.keys(each)));
  expect([...new Set(schemes)].filter((name) => !(name in served.components.securitySchemes))).toEqual([]);
  const named = Array.from(JSON.stringify(served).matchAll(/"#\/components\/schemas\/(\w+)"/g), ([, name = '']) => name);
  expect([...new Set(named)].filter((name) => !(name in served.components.schemas))).toEqual([]);
});

test('a body that goes well in an example is of a kind that the document names, with a schema or with that example', () => {
  const lost = practice.endpoints.flatMap(({ path, tryIt }) =>
    tryIt
      .filter(({ body, headers, expect: status }) => body !== undefined && headers?.['Content-Type'] && Number(status) < 400)
      .filter(({ method, headers }) => {
        const [mediaType = ''] = (headers?.['Content-Type'] ?? '').split(';');
        const operation = operationOf(openApiPath(path), method);
        const content = operation?.requestBody?.content[mediaType];
        return operation && (!content || (Object.keys(content.schema).length === 0 && !content.examples));
      })
      .map(({ method, path: tried }) => `${method} ${tried}`),
  );
  expect(lost).toEqual([]);
});

const lists = ['books', 'authors', 'categories', 'comments', 'loans', 'members'];
const writable = lists.filter((name) => name !== 'members');

/** A schema of the document as something that checks. */
function checkerOf(schema: object): z.ZodType {
  const whole = { ...schema, $defs: served.components.schemas };
  const text = JSON.stringify(whole).replaceAll('#/components/schemas/', '#/$defs/');
  return z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
}

const jsonAnswer = (path: string, method = 'GET', status = '200') =>
  operationOf(path, method)?.responses[status]?.content?.['application/json']?.schema ?? {};
const sentSchema = (path: string, method: string) => {
  const { $ref = '' } = (operationOf(path, method)?.requestBody?.content['application/json']?.schema ?? {}) as { $ref?: string };
  return served.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {};
};

test.each(lists)('the %s that are answered fit their schema, and nothing in them is left out of it', async (name) => {
  const answer = (await send(practice, `/library/${name}/`, { headers: asDora })).json() as {
    results: Record<string, unknown>[];
  };
  expect(checkerOf(jsonAnswer(`/library/${name}/`)).safeParse(answer).error?.issues).toBeUndefined();
  const [first] = answer.results;
  const one = (await send(practice, new URL(String(first?.['url'])).pathname, { headers: asDora })).json() as Record<
    string,
    unknown
  >;
  expect(checkerOf(jsonAnswer(`/library/${name}/{id}/`)).safeParse(one).error?.issues).toBeUndefined();
  const { $ref = '' } = jsonAnswer(`/library/${name}/{id}/`) as { $ref?: string };
  const properties = served.components.schemas[$ref.split('/').at(-1) ?? '']?.properties ?? {};
  expect(Object.keys(one).toSorted()).toEqual(Object.keys(properties).toSorted());
});

interface Action {
  readonly required: boolean;
  readonly read_only: boolean;
  readonly max_length?: number;
  readonly min_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly choices?: readonly { readonly value: unknown }[];
}

test.each(writable)(
  'what one sends to %s is said the same by the document, by OPTIONS and by the refusal of nothing',
  async (name) => {
    const path = `/library/${name}/`;
    const options = (await send(practice, path, { method: 'OPTIONS', headers: asDora })).json() as {
      actions: { POST: Record<string, Action> };
    };
    const actions = Object.entries(options.actions.POST).filter(([, { read_only: isReadOnly }]) => !isReadOnly);
    const { properties = {}, required = [] } = sentSchema(path, 'POST');
    expect(Object.keys(properties).toSorted()).toEqual(actions.map(([field]) => field).toSorted());
    expect(required.toSorted()).toEqual(actions.flatMap(([field, action]) => (action.required ? [field] : [])).toSorted());
    const refused = await send(practice, path, { method: 'POST', headers: { ...asDora, ...jsonType }, body: '{}' });
    expect([refused.status, Object.keys(refused.json() as object).toSorted()]).toEqual([400, required.toSorted()]);
    for (const [field, action] of actions) {
      const schema = properties[field] ?? {};
      expect([field, schema['maxLength'], schema['minLength']]).toEqual([field, action.max_length, action.min_length]);
      if (action.choices) {
        const offered = (schema['enum'] as unknown[]).filter((choice) => choice !== null);
        expect([field, offered]).toEqual([field, action.choices.map(({ value }) => value)]);
      }
    }
    expect(sentSchema(`${path}{id}/`, 'PATCH').required).toBeUndefined();
  },
);

test('what only the server writes is marked so, and what may be nothing says so', () => {
  const { properties = {} } = served.components.schemas['Book'] ?? {};
  const readOnly = Object.keys(properties).filter((name) => properties[name]?.['readOnly'] === true);
  expect(readOnly).toEqual(['url', 'id', 'author_name', 'cover', 'comments', 'created', 'updated']);
  expect(properties['published']).toMatchObject({ type: ['string', 'null'], format: 'date' });
  expect(properties['price']).toMatchObject({ type: 'string', format: 'decimal' });
  expect(properties['created']).toMatchObject({ format: 'date-time' });
});

test('what a list can be asked has a type, choices and limits', () => {
  const asked = operationOf('/library/books/', 'GET')?.parameters ?? [];
  const schemaOf = (name: string) => asked.find((each) => each.name === name)?.schema;
  expect(schemaOf('page_size')).toEqual({ type: 'integer', minimum: 1, maximum: 100, default: 20 });
  expect(schemaOf('in_stock')).toEqual({ type: 'boolean' });
  expect(schemaOf('published__lte')).toEqual({ type: 'string', format: 'date' });
  expect(schemaOf('format__in')).toEqual({
    type: 'array',
    items: { type: 'string', enum: ['hardback', 'paperback', 'ebook', 'audio'] },
  });
  expect(schemaOf('expand')).toEqual({ type: 'array', items: { type: 'string', enum: ['author', 'category'] } });
  expect(asked.find(({ name }) => name === 'ordering')).toMatchObject({ explode: false });
});

test('who may read and who may write is said by the security of an operation', () => {
  const securityOf = (path: string, method: string) =>
    operationOf(path, method)?.security?.map((each) => Object.keys(each).join());
  expect(securityOf('/library/books/', 'GET')).toEqual(['', 'basic', 'token', 'bearer', 'api-key']);
  expect(securityOf('/library/books/', 'POST')).toEqual(['basic', 'token', 'bearer', 'api-key']);
  expect(securityOf('/auth/bearer/', 'GET')).toEqual(['bearer']);
  expect(securityOf('/auth/digest/', 'GET')).toEqual(['digest']);
  expect(securityOf('/auth/oauth2/', 'GET')).toEqual(['oauth2', 'openid']);
  expect(securityOf('/auth/mtls/', 'GET')).toEqual(['mtls']);
  expect(securityOf('/strict/books', 'GET')).toBeUndefined();
  expect(securityOf('/strict/books', 'POST')).toEqual(['basic', 'token', 'bearer', 'api-key']);
});
