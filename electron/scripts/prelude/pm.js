import { expect } from './expect.js';
import { given } from './host.js';
import { cookieJar, pmResponse } from './pm-response.js';
import * as request from './request.js';
import { answer } from './response.js';
import { setNextRequest, skipRequest } from './flow.js';
import { require } from './packages.js';
import { sendAsPostman } from './sending.js';
import { test } from './tests.js';
import { withRefusals } from './unsupported.js';
import { everything, fill, lookUp, scopeOf } from './variables.js';

function variables(name, scope) {
  const { get, has, set, unset, all, clear } = scopeOf(scope);
  return withRefusals(name, { name: given.names[scope] ?? '', get, has, set, unset, clear, toObject: all, replaceIn: fill });
}

const headers = {
  ...request.headers,
  add: ({ key, value }) => request.headers.set(key, value),
  upsert: ({ key, value }) => request.headers.set(key, value),
};

/** Rows of the query, as they stand in the address. */
const queryRows = () =>
  request
    .urlParts()
    .query.split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? { key: pair, value: null } : { key: pair.slice(0, at), value: pair.slice(at + 1) };
    });

const url = () =>
  withRefusals('pm.request.url', {
    toString: () => request.getUrl(),
    valueOf: () => request.getUrl(),
    getHost: () => request.urlParts().host,
    getPath: () => request.urlParts().path,
    getQueryString: () => request.urlParts().query,
    getRaw: () => request.getUrl(),
    get protocol() {
      return request.urlParts().scheme;
    },
    get host() {
      return request.urlParts().host.split('.');
    },
    get path() {
      return request.urlParts().path.split('/').filter(Boolean);
    },
    query: withRefusals('pm.request.url.query', {
      all: queryRows,
      get: (name) => queryRows().find(({ key }) => key === name)?.value,
      has: (name) => queryRows().some(({ key }) => key === name),
      toObject: () => Object.fromEntries(queryRows().map(({ key, value }) => [key, value])),
    }),
  });

const ownRequest = {
  get method() {
    return request.getMethod();
  },
  set method(value) {
    request.setMethod(value);
  },
  get url() {
    return url();
  },
  set url(value) {
    request.setUrl(value);
  },
  get body() {
    return body();
  },
  set body(value) {
    request.setBody(typeof value === 'object' && value !== null && 'raw' in value ? value.raw : value);
  },
  headers: withRefusals('pm.request.headers', headers),
  addHeader: headers.add,
  upsertHeader: headers.upsert,
  removeHeader: request.headers.remove,
};

/** The body as Postman has it: its raw text, which is read and set. */
const body = () => ({
  mode: 'raw',
  get raw() {
    return request.bodyText();
  },
  set raw(value) {
    request.setBody(value);
  },
  toString: () => request.bodyText() ?? '',
  update: (value) => request.setBody(typeof value === 'object' && 'raw' in value ? value.raw : value),
});

const info = {
  eventName: given.phase === 'before' ? 'prerequest' : 'test',
  iteration: given.iteration,
  iterationCount: given.iterations,
  requestName: request.name,
  requestId: given.path,
};

/** Postman's `pm`. */
export function pm() {
  const session = scopeOf('session');
  return withRefusals(
    'pm',
    {
      info,
      sendRequest: sendAsPostman,
      setNextRequest,
      require,
      execution: withRefusals(
        'pm.execution',
        { setNextRequest, skipRequest },
        { runRequest: 'pm.sendRequest sends what the script says' },
      ),
      test,
      expect,
      environment: variables('pm.environment', 'environment'),
      collectionVariables: variables('pm.collectionVariables', 'collection'),
      globals: variables('pm.globals', 'workspace'),
      variables: withRefusals('pm.variables', {
        get: lookUp,
        has: (name) => lookUp(name) !== undefined,
        set: session.set,
        unset: session.unset,
        toObject: everything,
        replaceIn: fill,
      }),
      iterationData: withRefusals('pm.iterationData', {
        get: (name) => given.data[name],
        has: (name) => Object.hasOwn(given.data, name),
        toObject: () => ({ ...given.data }),
      }),
      request: withRefusals('pm.request', ownRequest, { auth: 'credentials are set in Auth' }),
      response: pmResponse(),
      cookies: answer ? cookieJar() : undefined,
    },
    {
      visualizer: '',
      vault: 'a secret variable is read by its name',
    },
  );
}

/** Names from before `pm`, which old collections still use. */
export function oldNames() {
  const [environment, globals] = [scopeOf('environment'), scopeOf('workspace')];
  return {
    postman: withRefusals('postman', {
      setEnvironmentVariable: environment.set,
      getEnvironmentVariable: environment.get,
      clearEnvironmentVariable: environment.unset,
      setGlobalVariable: globals.set,
      getGlobalVariable: globals.get,
      clearGlobalVariable: globals.unset,
      getResponseHeader: (name) => pmResponse()?.headers.get(name),
      setNextRequest,
    }),
    responseCode: answer ? { code: answer.status, name: answer.statusText } : undefined,
    responseTime: answer?.timeMs,
  };
}
