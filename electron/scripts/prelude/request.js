import { given, tell } from './host.js';
import { headerList } from './headers.js';

const { request } = given;

/** Tells the host of a change, which is only possible before the request is sent. */
function change(what) {
  if (given.phase !== 'before') throw new TypeError('The request is sent already: it is changed in a script before the request.');
  tell({ type: 'request', change: what });
}

const isJson = () => request.body?.kind === 'json' || /\bjson\b/i.test(headers.get('content-type') ?? '');

export const headers = headerList(
  request.headers.map(([name, value]) => [name, value]),
  change,
);

export const getMethod = () => request.method;
export function setMethod(method) {
  request.method = String(method);
  change({ set: 'method', value: request.method });
}

export const getUrl = () => request.url;
export function setUrl(url) {
  request.url = String(url);
  change({ set: 'url', value: request.url });
}

/** The address in its parts, as far as they can be told while variables stand in it. */
export function urlParts() {
  const [, scheme = '', host = '', path = '', query = ''] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/i.exec(request.url) ?? [];
  return { scheme, host, path, query };
}

/** The text of the body; undefined where it has none, or one that is made when it is sent. */
export const bodyText = () => request.body?.text ?? undefined;

/** The body as a value where it is JSON, else its text. */
export function getBody(options = {}) {
  const text = bodyText();
  if (text === undefined || options.raw || !isJson()) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function setBody(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const json = typeof value !== 'string' || isJson();
  request.body = { kind: json ? 'json' : 'text', text };
  change({ set: 'body', text, json });
}

export const getTimeout = () => request.timeoutMs;
export function setTimeoutMs(ms) {
  request.timeoutMs = Number(ms);
  change({ set: 'timeout', ms: request.timeoutMs });
}

export const setMaxRedirects = (count) => change({ set: 'redirects', count: Number(count) });

export const { name, tags, pathParams, auth } = request;
