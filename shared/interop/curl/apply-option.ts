import { createRow } from '../../model/row';
import type { UsedOption } from './curl-options';
import type { CurlRequest } from './curl-request';
import { addEncoded, addFile, addHeader, addPart, addQuery } from './option-values';

/** Writes down something that the request does not get, and why. */
export type Lose = (what: string, why: string) => void;

type Apply = (request: CurlRequest, value: string, lose: Lose) => void;

const setHeader = (name: string): Apply => {
  return (request, value, lose) => addHeader(request, `${name}: ${value}`, lose);
};

const addData =
  (readsFiles: boolean): Apply =>
  (request, value, lose) =>
    readsFiles && value.startsWith('@')
      ? addFile(request, value.slice(1), lose)
      : void request.data.push({ text: value, path: '' });

/** A proxy with the scheme of its option where it has none; name and password before its host are not kept. */
const proxied =
  (scheme: string): Apply =>
  (request, value, lose) => {
    const [, own = `${scheme}://`, userinfo, host = ''] = /^([a-z0-9]+:\/\/)?(?:([^@/]*)@)?(.*)$/is.exec(value) ?? [];
    if (userinfo !== undefined) lose('the credentials for the proxy', 'a proxy is chosen in Options');
    request.options = { ...request.options, proxy: host === '' ? '' : own + host };
  };
const pinned = (what: string): Apply => {
  return (_request, value, lose) => lose(value === '' ? what : `${what} ${value}`, 'Cairn has no setting for it');
};

const seconds = (value: string): number | null => {
  const ms = Math.round(Number(value) * 1000);
  return Number.isFinite(ms) && ms > 0 ? ms : null;
};

/** What each option does to a request. What is neither here nor about output is told as lost. */
const table: Readonly<Record<string, Apply>> = {
  url: (request, value) => void request.urls.push(value),
  request: (request, value) => void (request.method = value),
  header: (request, value, lose) => addHeader(request, value, lose),
  data: addData(true),
  'data-ascii': addData(true),
  'data-binary': addData(true),
  'data-raw': addData(false),
  'data-urlencode': (request, value, lose) => addEncoded(request, value, lose),
  json: (request, value, lose) => {
    request.isJson = true;
    addData(true)(request, value, lose);
  },
  form: (request, value, lose) => addPart(request, value, lose),
  'form-string': (request, value) => {
    const at = value.indexOf('=');
    request.parts.push({ ...createRow(value.slice(0, at), value.slice(at + 1)), kind: 'text', path: '', mediaType: '' });
  },
  get: (request) => void (request.isGet = true),
  head: (request) => void (request.isHead = true),
  'url-query': (request, value, lose) => addQuery(request, value, lose),
  user: (request, value) => void (request.user = value),
  digest: (request) => void (request.authKind = 'digest'),
  ntlm: (request) => void (request.authKind = 'ntlm'),
  anyauth: (request, _value, lose) => {
    request.authKind = 'digest';
    lose('that curl picks the kind of credentials', 'Digest was taken: choose another in Auth');
  },
  'aws-sigv4': (request, value) => {
    request.authKind = 'aws';
    request.awsScope = value;
  },
  'oauth2-bearer': (request, value) => void (request.bearer = value),
  cookie: (request, value, lose) =>
    value.includes('=')
      ? void request.cookies.push(value)
      : value !== '' && lose(`the cookies in the file ${value}`, 'files are not read by an import'),
  insecure: (request) => void (request.options = { ...request.options, verifyTls: false }),
  location: (request) => void (request.options = { ...request.options, followRedirects: true }),
  'location-trusted': (request) => void (request.options = { ...request.options, followRedirects: true, trustRedirects: true }),
  'max-redirs': (request, value) => {
    const most = Number(value);
    const maxRedirects = most < 0 ? 100 : Math.min(100, Math.trunc(most) || 0);
    request.options = { ...request.options, maxRedirects };
  },
  post301: (request) => void (request.keepsPost = true),
  post302: (request) => void (request.keepsPost = true),
  post303: pinned('that a 303 keeps the method'),
  compressed: (request) => void request.without.push('+accept-encoding'),
  'user-agent': setHeader('User-Agent'),
  referer: (request, value, lose) => setHeader('Referer')(request, value.replace(/;auto$/, ''), lose),
  range: (request, value, lose) => setHeader('Range')(request, `bytes=${value}`, lose),
  'time-cond': (request, value, lose) => {
    const [name, date] = value.startsWith('-') ? ['If-Unmodified-Since', value.slice(1)] : ['If-Modified-Since', value];
    if (date.endsWith(' GMT')) addHeader(request, `${name}: ${date}`, lose);
    else lose(`the condition of time ${value}`, `write it as the header ${name}`);
  },
  'upload-file': (request, value) => void (request.upload = value),
  'http1.0': (request) => void (request.options = { ...request.options, httpVersion: '1.0' }),
  'http1.1': (request) => void (request.options = { ...request.options, httpVersion: '1.1' }),
  // Servers choose it anyway, where they have it.
  http2: () => {},
  'http2-prior-knowledge': (request) => void (request.options = { ...request.options, httpVersion: '2' }),
  http3: pinned('HTTP/3'),
  'http3-only': pinned('HTTP/3'),
  'request-target': (request, value) => void (request.options = { ...request.options, requestTarget: value }),
  'path-as-is': (request) => void (request.isPathAsIs = true),
  globoff: (request) => void (request.isGlobOff = true),
  'max-time': (request, value) => void (request.options = { ...request.options, totalTimeoutMs: seconds(value) }),
  'connect-timeout': (request, value) => {
    const { options } = request;
    request.options = { ...options, connectTimeoutMs: seconds(value) ?? options.connectTimeoutMs };
  },
  cert: (request, value) => void (request.certificate = value),
  'cert-type': (request, value) => void (request.certificateType = value),
  key: (request, value) => void (request.key = value),
  pass: (request, value) => void (request.pass = value),
  proxy: proxied('http'),
  preproxy: pinned('the proxy before the proxy:'),
  'proxy1.0': proxied('http'),
  socks4: proxied('socks4'),
  socks4a: proxied('socks4a'),
  socks5: proxied('socks5'),
  'socks5-hostname': proxied('socks5h'),
  // Its value is a name and a password.
  'proxy-user': (_request, _value, lose) => lose('the credentials for the proxy', 'a proxy is chosen in Options'),
  noproxy: (request, value) => void (request.options = { ...request.options, noProxy: value }),
  cacert: pinned('the authority in'),
  capath: pinned('the authorities in'),
  resolve: (request, value) => {
    const { options } = request;
    request.options = { ...options, resolve: [options.resolve, value.replace(/^\+/, '')].filter((one) => one !== '').join(' ') };
  },
  'connect-to': pinned('the other host to connect to:'),
  'unix-socket': (request, value) => void (request.options = { ...request.options, unixSocket: value }),
  ipv4: (request) => void (request.options = { ...request.options, addressFamily: '4' }),
  ipv6: (request) => void (request.options = { ...request.options, addressFamily: '6' }),
  'tlsv1.3': (request) => void (request.options = { ...request.options, tlsLeast: '1.3' }),
  'tls-max': (request, value, lose) => {
    if (value === '1.2' || value === '1.3') request.options = { ...request.options, tlsMost: value };
    else lose(`TLS ${value} at most`, 'old versions are allowed in Options, never by an import');
  },
  netrc: pinned('credentials from .netrc'),
  'netrc-file': pinned('credentials from'),
  negotiate: pinned('Negotiate (SPNEGO)'),
  config: (_request, value, lose) => lose(`the options in the file ${value}`, 'files are not read by an import'),
  'tr-encoding': pinned('the wish for a transfer encoding'),
};

/** Applies one option; false for one that the table does not have. */
export function applyOption(request: CurlRequest, { name, value }: UsedOption, lose: Lose): boolean {
  if (!Object.hasOwn(table, name)) return false;
  table[name]?.(request, value, lose);
  return true;
}
