import {
  isArray,
  isNumber,
  isObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  member,
  textMember,
} from '../../hypermedia/json-value';
import { parseJson } from '../../hypermedia/parse-json';
import type { ExchangeRule } from '../advice-rule';
import { fromBody, fromStatus } from '../quote';
import { isId } from '../read-address';
import type { Seen, SeenAnswer } from '../seen';

export const errorInSuccess: ExchangeRule = {
  id: 'error-in-success',
  title: '200, and an error inside',
  weight: 'trap',
  reason:
    'Clients, caches, monitors and retries go by the status: with 200 a failure is stored as an answer and counted as a success, and each client has to look into each body to find out.',
  source: {
    name: 'RFC 9110, 15.3.1: 200 says that the request has succeeded',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.3.1',
  },
  example: { worse: '200 {"success": false, "error": "bad email"}', better: '400 {"email": ["Enter a valid address."]}' },
  look(seen) {
    const { answer } = seen;
    if (!answer || answer.status < 200 || answer.status > 203) return null;
    const found = (asksGraphql(seen) ? refusedQuery(answer) : errorIn(answer)) ?? nothingFound(seen, answer);
    if (!found) return null;
    return {
      says: found.says,
      evidence: [fromStatus(answer), fromBody(found.quote, found.quote.length > 60 ? null : found.quote)],
      instead: found.instead,
    };
  },
};

/** What was asked is a GraphQL query: it says so itself, in the body or in the address. */
function asksGraphql({ sentBody, address, requestHeaders }: Seen): boolean {
  const accepts = requestHeaders.some(([name, value]) => name.toLowerCase() === 'accept' && value.includes(graphqlType));
  const query = sentBody === null ? undefined : member(parseJson(sentBody), 'query');
  const inAddress = address.query.find(([name]) => name === 'query')?.[1] ?? '';
  return accepts || isQuery(query) || isQuery(inAddress);
}

const isQuery = (text: JsonValue | undefined): boolean =>
  typeof text === 'string' && /^\s*(?:#[^\n]*\n\s*)*(?:\{|(?:query|mutation|subscription|fragment)\b)[^]*\}\s*$/.test(text);

const graphqlType = 'application/graphql-response+json';

/**
 * GraphQL has its errors in the body, with 200, by its own specification; an answer of its own media type has a status of an
 * error where the query was not carried out at all (GraphQL over HTTP, “Status Codes”).
 */
function refusedQuery({ json, mediaType }: SeenAnswer): Found | null {
  if (!isObject(json) || mediaType?.essence !== graphqlType || json.has('data')) return null;
  const [first] = isArray(json.get('errors')) ? (json.get('errors') as JsonArray) : [];
  const message = textMember(first, 'message');
  if (message === null) return null;
  return {
    says: 'The query was not carried out, and the status is a success.',
    quote: `"message": ${JSON.stringify(message)}`,
    instead: `400 with the same body, as GraphQL over HTTP has it for ${graphqlType}`,
  };
}

interface Found {
  readonly says: string;
  readonly quote: string;
  readonly instead: string;
}

function errorIn({ json, body, mediaType }: SeenAnswer): Found | null {
  if (isObject(json)) return errorInObject(json);
  const page =
    mediaType?.essence === 'text/html' ? /<title>\s*([^<]*)<\/title>/i.exec((body ?? '').slice(0, 4_000))?.[1] : undefined;
  if (page === undefined || !/\b(?:404|not found|page missing|internal server error|500 error)\b/i.test(page)) return null;
  return {
    says: `The page is called “${page.trim()}”, and the status is a success.`,
    quote: page.trim(),
    instead: 'the status the page tells of',
  };
}

type Reading = (body: JsonObject) => Found | null;

/** Ways to tell an error in the body of a success, the plainest first. */
const readings: readonly Reading[] = [
  (body) => {
    const flag = ['success', 'ok', 'succeeded'].find((name) => body.get(name) === false);
    return flag === undefined ? null : found(body, flag, `${flag} is false in the body of a success.`);
  },
  (body) => {
    const error = ['error', 'errors', 'exception', 'fault'].find((name) => isError(body.get(name)));
    if (error === undefined || hasMore(body, error)) return null;
    return found(body, error, `The body has ${error}, and nothing else that was asked for.`);
  },
  // A job may have failed, and telling so is a success: only an envelope counts.
  (body) => {
    const word = textMember(body, 'status')?.toLowerCase() ?? '';
    const isEnvelope = /^(?:error|fail|failure)$/.test(word) && !body.has('id') && (body.has('message') || body.has('data'));
    return isEnvelope ? found(body, 'status', `status is “${word}” in the body, and not in the answer.`) : null;
  },
  (body) => {
    const code = ['code', 'status', 'statusCode', 'status_code'].find((name) => isErrorCode(body.get(name)));
    const hasWords = ['message', 'detail', 'title', 'error'].some((name) => body.has(name));
    return code === undefined || body.has('id') || !hasWords
      ? null
      : found(body, code, `${code} in the body is that of an error.`);
  },
];

function errorInObject(body: JsonObject): Found | null {
  // GraphQL has its errors beside the data, with 200, by its own specification; an RPC envelope has its error there too.
  if ((body.has('data') && isArray(body.get('errors'))) || body.has('jsonrpc')) return null;
  for (const reading of readings) {
    const error = reading(body);
    if (error) return error;
  }
  return null;
}

const isError = (value: JsonValue | undefined): boolean =>
  (typeof value === 'string' && value.trim() !== '') ||
  value === true ||
  (isArray(value) && value.length > 0) ||
  (isObject(value) && value.size > 0);

/** Members beside an error that are what was asked for: a report that lists errors is no failure. */
const hasMore = (body: JsonObject, error: string): boolean =>
  [...body.keys()].some(
    (name) =>
      name !== error &&
      !/^(?:success|ok|status|code|message|detail|error_?code|error_?description|timestamp|path|request_?id|trace_?id|help|documentation_url)$/i.test(
        name,
      ),
  );

const isErrorCode = (value: JsonValue | undefined): boolean => {
  const text = isNumber(value) ? value.number : typeof value === 'string' ? value : '';
  return /^[45]\d\d$/.test(text);
};

function found(body: JsonObject, name: string, says: string): Found {
  const value = body.get(name);
  const message = ['error', 'message', 'detail'].find((other) => other !== name && typeof body.get(other) === 'string');
  const more = message === undefined ? '' : `, ${JSON.stringify(message)}: ${JSON.stringify(member(body, message))}`;
  return { says, quote: `${JSON.stringify(name)}: ${briefly(value)}${more}`, instead: '400, 404, 409 or 422 with the same body' };
}

function briefly(value: JsonValue | undefined): string {
  if (isNumber(value)) return value.number;
  if (isObject(value)) return '{…}';
  return isArray(value) ? '[…]' : JSON.stringify(value ?? null);
}

/** One thing was asked for and null came: that is 404. A list, or a value that may be null, is asked for otherwise. */
function nothingFound({ method, address }: Seen, { json }: SeenAnswer): Found | null {
  if (json !== null || (method !== 'GET' && method !== 'HEAD')) return null;
  const asksForOne = isId(address.segments.at(-1) ?? '') || address.query.some(([name]) => /^(?:id|pk|uuid|slug)$/i.test(name));
  if (!asksForOne) return null;
  return {
    says: 'One thing was asked for by its id, and null came with 200.',
    quote: 'null',
    instead: '404, as nothing has that id',
  };
}
