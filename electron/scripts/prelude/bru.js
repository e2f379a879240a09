import { given } from './host.js';
import { setNextRequest, skipRequest, stopExecution } from './flow.js';
import * as request from './request.js';
import * as response from './response.js';
import { sendAsBruno } from './sending.js';
import { sleep } from './timers.js';
import { Unsupported, withRefusals } from './unsupported.js';
import { everything, fill, fromProcess, lookUp, scopeOf } from './variables.js';

/** Readers and setters of one scope under Bruno's names for it. */
function named(kind, scope) {
  const { get, has, set, unset, all, clear } = scopeOf(scope);
  return {
    [`get${kind}Var`]: get,
    [`has${kind}Var`]: has,
    [`set${kind}Var`]: set,
    [`delete${kind}Var`]: unset,
    [`getAll${kind}Vars`]: all,
    [`deleteAll${kind}Vars`]: clear,
  };
}

const runner = {
  iterationIndex: given.iteration,
  totalIterations: given.iterations,
  iterationData: withRefusals('bru.runner.iterationData', {
    get: (name) => (name === undefined ? { ...given.data } : given.data[name]),
    has: (name) => Object.hasOwn(given.data, name),
    stringify: () => JSON.stringify(given.data),
  }),
};

/** Bruno's `bru`. */
export const bru = () =>
  withRefusals(
    'bru',
    {
      ...named('', 'session'),
      ...named('Env', 'environment'),
      ...named('GlobalEnv', 'workspace'),
      ...named('Collection', 'collection'),
      getVar: lookUp,
      hasVar: (name) => lookUp(name) !== undefined,
      getAllVars: everything,
      getFolderVar: scopeOf('folder').get,
      getRequestVar: scopeOf('request').get,
      getProcessEnv: fromProcess,
      getEnvName: () => given.names.environment ?? undefined,
      getCollectionName: () => given.names.collection ?? undefined,
      interpolate: (value) => (typeof value === 'string' ? fill(value) : JSON.parse(fill(JSON.stringify(value)))),
      isSafeMode: () => true,
      runner: withRefusals('bru.runner', { ...runner, setNextRequest, skipRequest, stopExecution }),
      setNextRequest,
      sendRequest: sendAsBruno,
      sleep,
    },
    {
      runRequest: 'bru.sendRequest sends what the script says',
      getSecretVar: 'a secret variable is read by its name',
      cwd: 'a script knows no files',
    },
  );

/** Bruno's `req`. */
export function req() {
  const { scheme } = request.urlParts();
  const own = {
    getUrl: request.getUrl,
    setUrl: request.setUrl,
    getHost: () =>
      request
        .urlParts()
        .host.replace(/^[^@]*@/, '')
        .replace(/:\d+$/, ''),
    getPath: () => request.urlParts().path || (scheme === '' ? '' : '/'),
    getQueryString: () => request.urlParts().query,
    getMethod: request.getMethod,
    setMethod: request.setMethod,
    getAuthMode: () => request.auth,
    getHeaders: request.headers.toObject,
    setHeaders: (all) => Object.entries(all).forEach(([name, value]) => request.headers.set(name, value)),
    getHeader: request.headers.get,
    setHeader: request.headers.set,
    deleteHeader: request.headers.remove,
    deleteHeaders: (names) => names.forEach((name) => request.headers.remove(name)),
    getBody: request.getBody,
    setBody: request.setBody,
    getTimeout: request.getTimeout,
    setTimeout: request.setTimeoutMs,
    setMaxRedirects: request.setMaxRedirects,
    getName: () => request.name,
    getTags: () => [...request.tags],
    getPathParams: () => request.pathParams.map(([name, value]) => ({ name, value, type: 'path' })),
    getExecutionMode: () => (given.isRun ? 'runner' : 'standalone'),
    getExecutionPlatform: () => 'cairn',
    headerList: withRefusals('req.headerList', request.headers),
    tags: request.tags,
    name: request.name,
  };
  const live = { url: request.getUrl, method: request.getMethod, body: () => request.getBody(), timeout: request.getTimeout };
  for (const [name, get] of Object.entries({ ...live, headers: request.headers.toObject }))
    Object.defineProperty(own, name, {
      get,
      set: () => {
        refuseSetting(name);
      },
      enumerable: true,
    });
  return withRefusals('req', own);
}

function refuseSetting(name) {
  throw new Unsupported(`Setting req.${name}`, `req.set${name[0].toUpperCase()}${name.slice(1)}(…) changes it`);
}

/** Bruno's `res`, which is also called with a path; undefined while there is no answer. */
export function res() {
  const { answer, answerHeaders } = response;
  if (!answer) return undefined;
  const headBytes = answer.headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  const own = Object.assign((path) => response.find(path), {
    status: answer.status,
    statusText: answer.statusText,
    url: answer.url,
    responseTime: answer.timeMs,
    headers: lowerCase(answer.headers),
    headerList: withRefusals('res.headerList', answerHeaders),
    getStatus: () => answer.status,
    getStatusText: () => answer.statusText,
    getHeader: answerHeaders.get,
    getHeaders: () => lowerCase(answer.headers),
    getBody: response.body,
    getResponseTime: () => answer.timeMs,
    getUrl: () => answer.url,
    getSize: () => ({ header: headBytes, body: answer.size, total: headBytes + answer.size }),
    json: response.json,
    text: response.text,
  });
  Object.defineProperty(own, 'body', { get: response.body, enumerable: true });
  return withRefusals('res', own, { setBody: 'an answer cannot be changed' });
}

/** By lower-case name; several of one name are joined. */
function lowerCase(pairs) {
  const all = {};
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    all[key] = Object.hasOwn(all, key) ? `${all[key]}, ${value}` : value;
  }
  return all;
}
