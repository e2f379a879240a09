import { STATUS_CODES } from 'node:http';
import type { Access, Endpoint, Method, SchemaSource } from './endpoint.ts';
import { componentName, jsonSchema, type Json } from './openapi-schemas.ts';

/** What a method answers: what the examples show, what every refusal of its kind may be, and the schema of what goes well. */
export function responsesOf(endpoint: Endpoint, method: Method): Json {
  const described = endpoint.describes?.[method];
  const shown = { ...refusalsOf(endpoint, method), ...shownBy(endpoint, method) };
  if (described?.answer) {
    const good = Object.keys(shown).find((status) => status.startsWith('2') && status !== '204') ?? '200';
    shown[good] = { description: endpoint.summary, ...shown[good], content: content(described.answer, described.gives) };
  }
  if (described?.refusesAsDrf) addRefusals(shown);
  return Object.keys(shown).length > 0 ? shown : { default: { description: endpoint.summary } };
}

function shownBy(endpoint: Endpoint, method: Method): Record<string, Json> {
  const shown: Record<string, Json> = {};
  for (const { method: tried, expect, says } of endpoint.tryIt) {
    if (tried !== method || expect === 'broken') continue;
    shown[expect] ??= response(expect, says);
  }
  return shown;
}

function response(status: number, says: string): Json {
  const headers = Object.entries(fieldsOf[status] ?? {});
  return {
    description: `${STATUS_CODES[status] ?? 'Unassigned'}: ${says}`,
    ...(headers.length > 0 && {
      headers: Object.fromEntries(headers.map(([name, description]) => [name, { description, schema: { type: 'string' } }])),
    }),
  };
}

/** What no example need show: who is not known, who may not, what is not there, what does not fit. */
function refusalsOf(endpoint: Endpoint, method: Method): Record<string, Json> {
  const access = endpoint.access?.(method);
  return { ...(access && access.schemes.length > 0 && unknownCaller(access)), ...drfRefusals(endpoint, method, access) };
}

/** DRF says 401 where the first way has a challenge, and else 403. */
function unknownCaller({ schemes: [first], open }: Access): Record<string, Json> {
  const status = first === 'api-key' || first === 'session' || first === 'mtls' ? 403 : 401;
  return { [status]: response(status, open ? 'the credential is wrong' : 'there is no credential, or a wrong one') };
}

function drfRefusals({ describes, path }: Endpoint, method: Method, access: Access | undefined): Record<string, Json> {
  const { refusesAsDrf = false, body } = describes?.[method] ?? {};
  if (!refusesAsDrf) return {};
  return {
    ...(path.includes('{') && { 404: response(404, 'there is no such object') }),
    ...(body && { 400: response(400, 'what is wrong with each field') }),
    ...(access?.open === false && { 403: response(403, 'it is not for this one to do') }),
  };
}

/** Fields that a status comes with, by the RFC that defines it. */
const fieldsOf: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  201: { Location: 'where it lives now' },
  206: { 'Content-Range': 'which bytes these are' },
  301: { Location: 'where it is' },
  302: { Location: 'where it is for now' },
  303: { Location: 'where the result is' },
  307: { Location: 'where to send it again' },
  308: { Location: 'where to send it again, from now on' },
  401: { 'WWW-Authenticate': 'how to say who one is' },
  405: { Allow: 'the methods that are offered' },
  416: { 'Content-Range': 'how many bytes there are' },
  429: { 'Retry-After': 'seconds to wait' },
  503: { 'Retry-After': 'seconds to wait' },
};

const sentence: Json = {
  [componentName]: 'Refusal',
  type: 'object',
  properties: { detail: { type: 'string' } },
  required: ['detail'],
};
const fieldErrors: Json = {
  [componentName]: 'FieldErrors',
  type: 'object',
  description: 'By field, the sentences of what is wrong with it; non_field_errors for what is about several.',
  additionalProperties: {},
};

function addRefusals(shown: Record<string, Json>): void {
  for (const [status, given] of Object.entries(shown)) {
    if (!status.startsWith('4')) continue;
    const schema = status === '400' ? { anyOf: [fieldErrors, sentence] } : sentence;
    shown[status] = { ...given, content: { 'application/json': { schema } } };
  }
}

function content(schema: SchemaSource, mediaTypes: readonly string[] = ['application/json']): Json {
  return Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, { schema: jsonSchema(schema) }]));
}
