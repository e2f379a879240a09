import { btoa } from './base64.js';
import { fixedHeaders } from './headers.js';
import { sendLater, setImmediate } from './timers.js';
import { Unsupported } from './unsupported.js';
import { fill } from './variables.js';

const filled = (value) => fill(value === undefined || value === null ? '' : String(value));

/** Headers as an object, a list of `{key, value}`, or lines. */
function headersOf(given) {
  if (given === undefined || given === null) return [];
  if (typeof given === 'string')
    return given
      .split(/\r?\n/)
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')).trim(), filled(line.slice(line.indexOf(':') + 1).trim())]);
  const pairs = Array.isArray(given)
    ? given.filter(({ disabled }) => !disabled).map(({ key, name, value }) => [key ?? name, value])
    : Object.entries(given);
  return pairs.map(([name, value]) => [String(name), filled(value)]);
}

const encode = (text) => encodeURIComponent(filled(text));

const modes = {
  raw: ({ raw, options }) => [filled(raw), options?.raw?.language === 'json' ? 'application/json' : null],
  urlencoded: ({ urlencoded = [] }) => {
    const rows = Array.isArray(urlencoded)
      ? urlencoded.filter(({ disabled }) => !disabled).map(({ key, value }) => [key, value])
      : Object.entries(urlencoded);
    return [rows.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'), 'application/x-www-form-urlencoded'];
  },
};

/** The text of a body, and the type that it has by itself. */
function bodyOf(given) {
  if (given === undefined || given === null) return [null, null];
  if (typeof given === 'string') return [filled(given), null];
  if (typeof given.mode !== 'string') return [filled(JSON.stringify(given)), 'application/json'];
  const mode = Object.hasOwn(modes, given.mode) ? modes[given.mode] : null;
  if (mode === null) throw new Unsupported(`A body of the mode ${given.mode}`, 'raw and urlencoded are sent');
  return mode(given);
}

function withAuth(headers, auth) {
  const credentials = auth?.type === 'basic' || auth?.type === 'bearer' ? auth[auth.type] : null;
  if (!auth || auth.type === 'noauth') return headers;
  if (credentials === null) throw new Unsupported(`Auth of the type ${auth.type}`, 'basic, bearer, and headers are sent');
  const read = (name) =>
    filled(Array.isArray(credentials) ? credentials.find(({ key }) => key === name)?.value : credentials[name]);
  const value = auth.type === 'bearer' ? `Bearer ${read('token')}` : `Basic ${btoa(`${read('username')}:${read('password')}`)}`;
  return [...headers, ['Authorization', value]];
}

/** Headers with the type of the body, where none is said. */
function withType(headers, type) {
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return type === null || hasType ? headers : [...headers, ['Content-Type', type]];
}

function addressOf(url) {
  const address = filled(typeof url === 'object' && url !== null ? (url.raw ?? url) : url);
  if (address === '') throw new TypeError('A request needs an address.');
  return address;
}

/** A request in the words of Postman or of Bruno, as the host sends it. */
function requestOf(given) {
  const { url, method, header, headers, body, data, auth, timeout } = typeof given === 'string' ? { url: given } : Object(given);
  const [text, type] = bodyOf(body ?? data);
  return {
    url: addressOf(url),
    method: String(method ?? 'GET').toUpperCase(),
    headers: withType(withAuth(headersOf(header ?? headers), auth), type),
    body: text,
    timeoutMs: Number(timeout) >= 1 ? Number(timeout) : null,
  };
}

/** Sends a request; a promise for its answer. Whatever keeps it from being answered is an error. */
function send(given) {
  const request = requestOf(given);
  return new Promise((resolve, reject) => {
    sendLater(request, (answer) => ('problem' in answer ? reject(new Error(answer.problem)) : resolve(answer)));
  });
}

/** An answer in Postman's words. */
const postmanAnswer = (answer) => ({
  code: answer.status,
  status: answer.statusText,
  headers: fixedHeaders(answer.headers, 'An answer cannot be changed.'),
  responseTime: answer.timeMs,
  responseSize: answer.size,
  text: () => answer.text,
  json: () => JSON.parse(answer.text),
});

function valueOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** An answer in Bruno's words. */
const brunoAnswer = (answer) => ({
  status: answer.status,
  statusText: answer.statusText,
  headers: Object.fromEntries(answer.headers.map(([name, value]) => [name.toLowerCase(), value])),
  data: valueOf(answer.text),
  url: answer.url,
  responseTime: answer.timeMs,
});

/** Calls back with what came, where that is wanted, and gives a promise for it either way. */
const sender = (readAnswer) => (given, done) => {
  const sent = send(given).then(readAnswer);
  if (typeof done !== 'function') return sent;
  const called = sent.then(
    (answer) => done(null, answer),
    (thrown) => done(thrown, undefined),
  );
  // Nobody waits for what is called back: what it throws is the failure of the script.
  return called.catch((thrown) => {
    setImmediate(() => {
      throw thrown;
    });
  });
};

export const sendAsPostman = sender(postmanAnswer);
export const sendAsBruno = sender(brunoAnswer);
