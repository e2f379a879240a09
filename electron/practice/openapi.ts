import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { groups, type Described, type Endpoint, type Method, type SchemaSource } from './endpoint.ts';

/** The methods OpenAPI 3.1 has a name for. */
const named: readonly string[] = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'];

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of everything the server does, made from the same list as the server itself. */
export function openApiDocument(endpoints: readonly Endpoint[], origin: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) paths[openApiPath(endpoint.path)] = pathItem(endpoint);
  const used = groups.filter((group) => endpoints.some((endpoint) => endpoint.group === group));
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
    paths,
    components: { securitySchemes },
  };
}

const securitySchemes = {
  basic: { type: 'http', scheme: 'basic' },
  bearer: { type: 'http', scheme: 'bearer' },
  token: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'The word Token, a space, and the token.' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
};

/** `{rest*}` is ours; OpenAPI knows names only. */
export const openApiPath = (path: string): string => path.replace('*}', '}');

function pathItem(endpoint: Endpoint): Json {
  const parameters = pathParameters(endpoint);
  const methods = endpoint.methods.filter((method) => named.includes(method));
  const operations = methods.map((method) => [method.toLowerCase(), operation(endpoint, method)]);
  return { ...(parameters.length > 0 && { parameters }), ...Object.fromEntries(operations) };
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
  const described = endpoint.describes?.[method];
  const parameters = method === 'GET' || method === 'HEAD' || !endpoint.describes ? queryParameters(endpoint) : [];
  return {
    operationId: operationId(endpoint.path, method),
    tags: [endpoint.group],
    summary: endpoint.summary,
    description: endpoint.description,
    ...(parameters.length > 0 && { parameters }),
    ...(described?.body && { requestBody: { content: content(described.body, described.takes) } }),
    responses: responses(endpoint, method, described),
    ...(endpoint.group === 'Library' || endpoint.group === 'API' ? { security: securityOf(method) } : {}),
  };
}

/** Reading is open to everybody, which OpenAPI says with an empty requirement. */
function securityOf(method: Method): Json[] {
  const ways = Object.keys(securitySchemes).map((name) => ({ [name]: [] }));
  return method === 'GET' || method === 'OPTIONS' || method === 'HEAD' ? [{}, ...ways] : ways;
}

function queryParameters({ query }: Endpoint): Json[] {
  const properties = query ? ((jsonSchema(query)['properties'] ?? {}) as Record<string, Json>) : {};
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(typeof description === 'string' && { description }),
    schema,
  }));
}

/** What the examples show, and the schema for the one that goes well. */
function responses(endpoint: Endpoint, method: Method, described: Described | undefined): Json {
  const shown = shownResponses(endpoint, method);
  const good = Object.keys(shown).find((status) => status.startsWith('2') && status !== '204') ?? '200';
  if (described?.answer) {
    shown[good] = { description: endpoint.summary, ...shown[good], content: content(described.answer, described.gives) };
  }
  return Object.keys(shown).length > 0 ? shown : { default: { description: endpoint.summary } };
}

function shownResponses(endpoint: Endpoint, method: Method): Record<string, Json> {
  const shown: Record<string, Json> = {};
  for (const { method: tried, expect, says } of endpoint.tryIt) {
    if (tried !== method || expect === 'broken' || expect < 200) continue;
    shown[expect] ??= { description: `${STATUS_CODES[expect] ?? 'Unassigned'}: ${says}` };
  }
  return shown;
}

function content(schema: SchemaSource, mediaTypes: readonly string[] = ['application/json']): Json {
  return Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema: jsonSchema(schema) }]));
}

function jsonSchema(source: SchemaSource): Json {
  if (!(source instanceof z.ZodType)) return source;
  const { $schema: _dialect, ...schema } = z.toJSONSchema(source, { io: 'input' }) as Json;
  return schema;
}

function operationId(path: string, method: Method): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return [method.toLowerCase(), ...(words.length > 0 ? words : ['root'])].join('_');
}
