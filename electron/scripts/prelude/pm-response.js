import { chainWith } from './expect.js';
import * as response from './response.js';
import { follow, same } from './same.js';
import { Named, quoted, show } from './show.js';
import { withRefusals } from './unsupported.js';

const status = () => response.answer.status;

/** `status` is a number, or the phrase. */
function hasStatus(one, wanted) {
  const found = typeof wanted === 'number' ? status() : response.answer.statusText;
  return one.claim(found === wanted, `to have the status ${quoted(wanted)}, it is ${quoted(found)}`);
}

function hasHeader(one, name, ...wanted) {
  const found = response.answerHeaders.get(name);
  if (wanted.length === 0) return one.claim(found !== undefined, `to have a header ${name}`);
  return one.claim(found === wanted[0], `to have the header ${name} of ${quoted(wanted[0])}, it is ${quoted(found)}`);
}

function hasBody(one, ...wanted) {
  if (wanted.length === 0) return one.claim(response.text() !== '', 'to have a body');
  const [body] = wanted;
  const holds = body instanceof RegExp ? body.test(response.text()) : response.text() === body;
  return one.claim(holds, `to have the body ${quoted(body)}`);
}

function hasJsonBody(one, ...wanted) {
  const body = jsonOf();
  if (wanted.length === 0) return one.claim(body !== undefined, 'to have a body of JSON');
  if (typeof wanted[0] !== 'string') return one.claim(same(body, wanted[0]), `to have the body ${show(wanted[0])}`);
  const { found, value } = follow(body, wanted[0]);
  const holds = found && (wanted.length === 1 || same(value, wanted[1]));
  return one.claim(holds, `to have ${wanted[0]} in its body${wanted.length === 1 ? '' : ` of ${quoted(wanted[1])}`}`);
}

function jsonOf() {
  try {
    return response.json();
  } catch {
    return undefined;
  }
}

const between = (from, to, words) => (one) =>
  one.claim(status() >= from && status() <= to, `to be ${words}, its status is ${status()}`);
const is = (code, words) => between(code, code, words);

const words = {
  getters: {
    ok: between(200, 299, 'a success'),
    success: between(200, 299, 'a success'),
    info: between(100, 199, 'informational'),
    redirection: between(300, 399, 'a redirection'),
    clientError: between(400, 499, 'an error of the client'),
    serverError: between(500, 599, 'an error of the server'),
    error: between(400, 599, 'an error'),
    accepted: is(202, 'accepted'),
    badRequest: is(400, 'a bad request'),
    unauthorized: is(401, 'unauthorized'),
    forbidden: is(403, 'forbidden'),
    notFound: is(404, 'not found'),
    rateLimited: is(429, 'limited in rate'),
    json: (one) => one.claim(jsonOf() !== undefined, 'to be JSON'),
    withBody: (one) => hasBody(one),
  },
  methods: { status: hasStatus, header: hasHeader, body: hasBody, jsonBody: hasJsonBody, responseTime: takes },
};

function takes(one, limit) {
  return one.claim(response.answer.timeMs <= limit, `to take at most ${limit} ms, it took ${response.answer.timeMs}`);
}

/** Postman's `pm.response`; undefined while there is no answer. */
export function pmResponse() {
  const { answer, answerHeaders } = response;
  if (!answer) return undefined;
  return withRefusals(
    'pm.response',
    {
      code: answer.status,
      status: answer.statusText,
      responseTime: answer.timeMs,
      responseSize: answer.size,
      headers: withRefusals('pm.response.headers', answerHeaders),
      reason: () => answer.statusText,
      text: response.text,
      json: response.json,
      size: () => ({ body: answer.size, header: 0, total: answer.size }),
      get to() {
        return chainWith(new Named('the response'), words);
      },
    },
    { stream: 'text() has the body', dataURI: '' },
  );
}

export const cookieJar = () =>
  withRefusals(
    'pm.cookies',
    {
      get: (name) => response.cookies()[name],
      has: (name) => Object.hasOwn(response.cookies(), name),
      toObject: () => response.cookies(),
    },
    { jar: 'it knows the cookies of this answer alone' },
  );
