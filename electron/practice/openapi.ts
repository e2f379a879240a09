import type { z } from 'zod';
import { groups, type Access, type Endpoint, type Method } from './endpoint.ts';
import { responsesOf } from './openapi-responses.ts';
import { hoistSchemas, jsonSchema, type Json } from './openapi-schemas.ts';
import { securitySchemes } from './security-schemes.ts';

/** The methods OpenAPI 3.1 has a name for. */
const named: readonly string[] = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];

/** The OpenAPI 3.1 document of everything the server does, made from the same list as the server itself. */
export function openApiDocument(endpoints: readonly Endpoint[], origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) paths[openApiPath(endpoint.path)] = pathItem(endpoint);
  const used = groups.filter((group) => endpoints.some((endpoint) => endpoint.group === group));
  const { document, schemas } = hoistSchemas({ paths });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Practice server',
      version: '1.0.0',
      description: 'A small REST world to try things on. Its data can be put back to the beginning at any time.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    tags: used.map((name) => ({ name })),
    ...document,
    components: { schemas, securitySchemes: securitySchemes(origin) },
  };
}

/** `{rest*}` is ours; OpenAPI knows names only. */
export const openApiPath = (path: string): string => path.replace('*}', '}');

/** HEAD comes with GET, as HTTP has it. What OpenAPI 3.1 has no name for stands beside. */
function pathItem(endpoint: Endpoint): Json {
  const parameters = pathParameters(endpoint);
  const methods = endpoint.methods.filter((method) => named.includes(method));
  const others = endpoint.methods.filter((method) => !named.includes(method));
  const operations = methods.map((method) => [method.toLowerCase(), operation(endpoint, method)]);
  return {
    ...(parameters.length > 0 && { parameters }),
    ...(others.length > 0 && { 'x-other-methods': others }),
    ...Object.fromEntries(operations),
  };
}

function pathParameters({ path, params }: Endpoint): Json[] {
  const names = Array.from(path.matchAll(/\{(\w+)\*?\}/g), (match) => match[1] ?? '');
  return names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: params?.shape[name] ? jsonSchema(params.shape[name] as z.ZodType) : { type: 'string' },
  }));
}

function operation(endpoint: Endpoint, method: Method): Json {
  const parameters = method === 'GET' || method === 'HEAD' || !endpoint.describes ? queryParameters(endpoint) : [];
  return {
    operationId: operationId(endpoint.path, method),
    tags: [endpoint.group],
    summary: endpoint.summary,
    description: endpoint.description,
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(endpoint, method),
    responses: responsesOf(endpoint, method),
    ...security(endpoint.access?.(method)),
  };
}

/** What its schema says; an endpoint that has none is described by the bodies that its examples send. */
function requestBody(endpoint: Endpoint, method: Method): Json {
  const { body, takes = ['application/json'] } = endpoint.describes?.[method] ?? {};
  const examples = bodyExamples(endpoint.tryIt.filter((each) => each.method === method && isSuccess(each.expect)));
  const schemas = body ? bodyContent(jsonSchema(body), takes) : {};
  const mediaTypes = [...new Set([...Object.keys(schemas), ...(body ? [] : Object.keys(examples))])];
  if (mediaTypes.length === 0) return {};
  const content = mediaTypes.map((mediaType) => [
    mediaType,
    { schema: schemas[mediaType] ?? {}, ...(examples[mediaType] && { examples: examples[mediaType] }) },
  ]);
  return { requestBody: { ...(body && { required: true }), content: Object.fromEntries(content) } };
}

const isSuccess = (status: number | 'broken'): boolean => status !== 'broken' && status < 400;

/** The bodies of examples by media type; JSON as what it says. */
function bodyExamples(requests: Endpoint['tryIt']): Record<string, Json> {
  const byType: Record<string, Json> = {};
  for (const { headers = {}, body, says } of requests) {
    const [mediaType = ''] = (headers['Content-Type'] ?? '').split(';', 1);
    if (body === undefined || mediaType === '') continue;
    const examples = (byType[mediaType] ??= {});
    examples[`example ${Object.keys(examples).length + 1}`] = { summary: says, value: valueOf(mediaType, body) };
  }
  return byType;
}

const valueOf = (mediaType: string, body: string): unknown => (mediaType.endsWith('json') ? JSON.parse(body) : body);

/** A patch of RFC 6902 is a list of steps, whatever is patched. */
function bodyContent(schema: Json, mediaTypes: readonly string[]): Record<string, Json> {
  const patch = { type: 'array', items: { type: 'object', properties: patchStep, required: ['op', 'path'] } };
  return Object.fromEntries(
    mediaTypes.map((mediaType) => [mediaType, mediaType === 'application/json-patch+json' ? patch : schema]),
  );
}

const patchStep = {
  op: { type: 'string', enum: ['add', 'remove', 'replace', 'move', 'copy', 'test'] },
  path: { type: 'string' },
  from: { type: 'string' },
  value: {},
};

/** One of the ways; what is open to everybody is said with an empty requirement. */
function security({ schemes, open }: Access = { schemes: [], open: true }): Json {
  if (schemes.length === 0) return {};
  return { security: [...(open ? [{}] : []), ...schemes.map((name) => ({ [name]: [] }))] };
}

function queryParameters({ query }: Endpoint): Json[] {
  const properties = query ? ((jsonSchema(query)['properties'] ?? {}) as Record<string, Json>) : {};
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(typeof description === 'string' && { description }),
    ...(schema['type'] === 'array' && { explode: false }),
    schema,
  }));
}

function operationId(path: string, method: Method): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return [method.toLowerCase(), ...(words.length > 0 ? words : ['root'])].join('_');
}
