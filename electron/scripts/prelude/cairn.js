import { expect } from './expect.js';
import { given } from './host.js';
import * as request from './request.js';
import * as response from './response.js';
import { test } from './tests.js';
import { withRefusals } from './unsupported.js';
import { everything, fill, fromProcess, lookUp, scopeOf } from './variables.js';

const session = scopeOf('session');

/** What `cairn.request` is: properties that are read and, before the request is sent, set. */
const ownRequest = {
  get name() {
    return request.name;
  },
  get tags() {
    return [...request.tags];
  },
  get method() {
    return request.getMethod();
  },
  set method(value) {
    request.setMethod(value);
  },
  get url() {
    return request.getUrl();
  },
  set url(value) {
    request.setUrl(value);
  },
  get body() {
    return request.bodyText();
  },
  set body(value) {
    request.setBody(value);
  },
  get timeout() {
    return request.getTimeout();
  },
  set timeout(value) {
    request.setTimeoutMs(value);
  },
  headers: withRefusals('cairn.request.headers', request.headers),
};

const ownResponse = () => ({
  status: response.answer.status,
  statusText: response.answer.statusText,
  url: response.answer.url,
  time: response.answer.timeMs,
  size: response.answer.size,
  headers: withRefusals('cairn.response.headers', response.answerHeaders),
  text: response.text,
  json: response.json,
  get body() {
    return response.body();
  },
});

const scope = (name) => withRefusals(`cairn.${name}`, { name: given.names[name] ?? null, ...scopeOf(name) });

/** Cairn's own words. */
export const cairn = () =>
  withRefusals('cairn', {
    phase: given.phase,
    iteration: given.iteration,
    iterations: given.iterations,
    data: { ...given.data },
    get: lookUp,
    has: (name) => lookUp(name) !== undefined,
    all: everything,
    set: session.set,
    unset: session.unset,
    fill,
    process: fromProcess,
    environment: scope('environment'),
    collection: scope('collection'),
    workspace: scope('workspace'),
    request: withRefusals('cairn.request', ownRequest),
    response: response.answer ? withRefusals('cairn.response', ownResponse()) : null,
    test,
    expect,
  });
