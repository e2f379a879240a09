import { expect, test } from 'vitest';
import { z } from 'zod';
import { createEndpoints } from './endpoints.ts';
import { createRequestLog } from './frame/request-log.ts';
import { openApiDocument, openApiPath } from './openapi.ts';

const endpoints = createEndpoints(createRequestLog());
const document = openApiDocument(endpoints, 'http://127.0.0.1:7070');

/** The parts of the OpenAPI 3.1 schema that this document uses, as strict as the specification is. */
const schema = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema,
});
const content = z.record(z.string().regex(/^[\w*+.-]+\/[\w*+.-]+/), z.strictObject({ schema }));
const operation = z.strictObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ content }).optional(),
  responses: z
    .record(z.string().regex(/^([1-5]\d\d|default)$/), z.strictObject({ description: z.string(), content: content.optional() }))
    .refine((all) => Object.keys(all).length > 0),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});
const pathItem = z.strictObject({
  parameters: z.array(parameter.extend({ in: z.literal('path'), required: z.literal(true) })).optional(),
  ...Object.fromEntries(
    ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((name) => [name, operation.optional()]),
  ),
});
const openApi = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({
    title: z.string(),
    version: z.string(),
    description: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.url() })),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(z.string().startsWith('/'), pathItem),
  components: z.strictObject({
    securitySchemes: z.record(
      z.string(),
      z.looseObject({ type: z.enum(['http', 'apiKey', 'oauth2', 'openIdConnect', 'mutualTLS']) }),
    ),
  }),
});

test('the document has the shape OpenAPI 3.1 asks for', () => {
  expect(openApi.safeParse(document).error?.issues).toBeUndefined();
});

test('every name in a path has a parameter, and every operation an id of its own', () => {
  const ids: string[] = [];
  const unnamed: string[] = [];
  for (const [path, item] of Object.entries(
    document['paths'] as Record<string, Record<string, { operationId?: string; name?: string }>>,
  )) {
    const given = ((item['parameters'] ?? []) as unknown as { name: string }[]).map(({ name }) => name);
    const named = Array.from(path.matchAll(/\{(\w+)\}/g), (match) => match[1]);
    if (named.join() !== given.join()) unnamed.push(path);
    for (const each of Object.values(item)) if (each.operationId) ids.push(each.operationId);
  }
  expect(unnamed).toEqual([]);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

/** OpenAPI 3.1 has no names for these. */
const beyond = ['QUERY', 'PROPFIND', 'LOCK', 'UNLOCK'];

test('every request that goes well is one the document names', () => {
  const paths = document['paths'] as Record<string, Record<string, unknown>>;
  const lost = endpoints.flatMap(({ path, tryIt }) => {
    const item = paths[openApiPath(path)] ?? {};
    const goesWell = tryIt.filter(
      (each) => typeof each.expect === 'number' && each.expect < 300 && !beyond.includes(each.method),
    );
    const names = (method: string): string => (method === 'HEAD' ? 'get' : method.toLowerCase());
    return goesWell
      .filter(({ method }) => !(names(method) in item) && method !== 'OPTIONS')
      .map((each) => `${each.method} ${each.path}`);
  });
  expect(lost).toEqual([]);
});
