import { formatSeconds } from '../quantities';
import { eachOf, lookUp, meant, numberParts, part, wrong, type HeaderPart, type PartsReader, type Words } from './header-part';

const directives: Words = {
  'default-src': 'whatever has no rule of its own',
  'script-src': 'scripts',
  'script-src-elem': 'script elements',
  'script-src-attr': 'scripts in attributes such as onclick',
  'style-src': 'styles',
  'style-src-elem': 'style elements and sheets',
  'style-src-attr': 'styles in attributes',
  'img-src': 'pictures',
  'font-src': 'fonts',
  'connect-src': 'requests by scripts, sockets too',
  'media-src': 'sound and film',
  'object-src': 'plug-ins',
  'frame-src': 'pages in frames',
  'child-src': 'frames and workers',
  'worker-src': 'workers',
  'manifest-src': 'the manifest of an installed page',
  'prefetch-src': 'what is fetched ahead',
  'base-uri': 'the base of relative addresses',
  'form-action': 'where forms may be sent',
  'frame-ancestors': 'who may show this page in a frame',
  'navigate-to': 'where links may lead',
  'report-uri': 'violations are told to',
  'report-to': 'violations are told to the endpoint',
  sandbox: 'the page is locked in, apart from',
  'require-trusted-types-for': 'texts must be checked before they become',
  'trusted-types': 'the checks are named',
  'upgrade-insecure-requests': 'http in the page is read as https',
  'block-all-mixed-content': 'nothing by http; out of date',
};
const sources: Words = {
  "'self'": 'this site',
  "'none'": 'nothing',
  "'unsafe-inline'": 'whatever stands in the page itself, an attacker’s too',
  "'unsafe-eval'": 'code made from text',
  "'wasm-unsafe-eval'": 'WebAssembly',
  "'strict-dynamic'": 'what trusted scripts load',
  "'unsafe-hashes'": 'attributes by their hash',
  "'report-sample'": 'with a sample in reports',
  '*': 'anywhere',
  'https:': 'anywhere by https',
  'http:': 'anywhere by http',
  'data:': 'data in the address itself',
  'blob:': 'what scripts made',
};

/** Each rule of a content policy with the sources it admits. */
export const contentPolicyParts: PartsReader = (value) => {
  const rules = value
    .split(';')
    .map((rule) => rule.trim())
    .filter(Boolean);
  if (rules.length === 0) return [wrong(value, 'no rule in it')];
  const names = rules.map((rule) => (rule.split(/\s/)[0] ?? '').toLowerCase());
  return rules.map((rule, index) => {
    const name = names[index] ?? '';
    return names.indexOf(name) < index ? wrong(rule, 'said before; only the first rule of a name counts') : rulePart(rule, name);
  });
};

function rulePart(rule: string, name: string): HeaderPart {
  const what = lookUp(directives, name);
  if (what === undefined) return wrong(rule, `no rule browsers know${meant(name, directives)}`);
  const admitted = rule.split(/\s+/).slice(1);
  const unquoted = admitted.find((one) => lookUp(sources, `'${one}'`) !== undefined);
  if (unquoted !== undefined) return wrong(rule, `${unquoted} without quotes is taken for the name of a host`);
  if (admitted.includes("'none'") && admitted.length > 1) return wrong(rule, "'none' does not count beside other sources");
  if (admitted.length === 0) return part(rule, name.endsWith('-src') ? `${what}: from nowhere` : what);
  return part(rule, `${what}: ${admitted.map(sourceWords).join(', ')}`);
}

function sourceWords(source: string): string {
  if (/^'nonce-/i.test(source)) return 'what carries the nonce';
  if (/^'sha(?:256|384|512)-/i.test(source)) return 'what has this hash';
  return lookUp(sources, source) ?? source;
}

/** How long, for which hosts, and whether browsers may ship it. */
export const strictTransportParts: PartsReader = (value) => {
  const items = value
    .split(';')
    .map((item) => item.trim())
    .filter(Boolean);
  const parts = items.map((item) => {
    const [, seconds] = /^max-age\s*=\s*"?([^"]*)"?$/i.exec(item) ?? [];
    if (seconds !== undefined) {
      if (!/^\d+$/.test(seconds)) return wrong(item, 'has to be a whole number of seconds');
      return part(
        item,
        seconds === '0'
          ? 'forget it: http is allowed again'
          : `https alone for ${formatSeconds(Number(seconds))} after each visit`,
      );
    }
    return lookUp(transportFlags, item) === undefined
      ? wrong(item, `unknown and passed over${meant(item, transportFlags)}`)
      : part(item, lookUp(transportFlags, item) ?? '');
  });
  return items.some((item) => /^max-age\s*=/i.test(item))
    ? parts
    : [...parts, wrong('max-age', 'is missing: browsers ignore the whole field')];
};

const transportFlags: Words = {
  includesubdomains: 'hosts below this one too',
  preload: 'browsers may ship with it; not part of the standard',
};

const referrers: Words = {
  'no-referrer': 'nothing',
  'no-referrer-when-downgrade': 'the whole address, except from https to http',
  origin: 'scheme and host',
  'origin-when-cross-origin': 'the whole address to this site, scheme and host to others',
  'same-origin': 'the whole address to this site, nothing to others',
  'strict-origin': 'scheme and host, nothing from https to http',
  'strict-origin-when-cross-origin':
    'the whole address to this site, scheme and host to others, nothing to http; what browsers do anyway',
  'unsafe-url': 'the whole address to everyone',
};

/** Several policies may be listed: the last that is known counts. */
export const referrerPolicyParts = eachOf((item) => {
  const says = lookUp(referrers, item);
  return says === undefined ? wrong(item, `no policy browsers know${meant(item, referrers)}`) : part(item, says);
});

export const frameOptions: Words = { deny: 'in no frame', sameorigin: 'in frames of this site' };

const robots: Words = {
  all: 'no restriction',
  none: 'neither listed nor followed',
  noindex: 'not to be listed',
  nofollow: 'its links are not to be followed',
  noarchive: 'no copy is to be offered',
  nosnippet: 'no text of it in the results',
  noimageindex: 'its pictures are not to be listed',
  notranslate: 'no translation is to be offered',
};

/** What a search engine may do. */
export const robotsParts = eachOf((item) => {
  const [, agent, rule = item] = /^([\w-]+):\s*(\w+)$/.exec(item) ?? [];
  const says = lookUp(robots, rule);
  return says === undefined ? part(item, 'a rule some engines know') : part(item, agent ? `${says}, for ${agent}` : says);
});

/** A JSON document, as Reporting and NEL use it. */
export const jsonParts: PartsReader = (value) => {
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read !== 'object' || read === null) return [wrong(value, 'has to be a JSON object')];
    return Object.entries(read).map(([name, member]) =>
      part(`"${name}": ${JSON.stringify(member)}`, lookUp(reportWords, name) ?? 'a member of this policy'),
    );
  } catch {
    return [wrong(value, 'no JSON')];
  }
};

const reportWords: Words = {
  report_to: 'the group of addresses that gets reports',
  max_age: 'how many seconds the browser remembers this',
  include_subdomains: 'whether hosts below count as well',
  success_fraction: 'how much of what worked is reported',
  failure_fraction: 'how much of what failed is reported',
};

/** `5; url=/done`. */
export const refreshParts: PartsReader = (value) => {
  const [, seconds, target] = /^(\d+(?:\.\d+)?)\s*(?:[;,]\s*(?:url\s*=\s*)?["']?([^"']*)["']?)?$/i.exec(value) ?? [];
  if (seconds === undefined) return [wrong(value, 'has to begin with a number of seconds')];
  return [part(seconds, `after ${formatSeconds(Number(seconds))}`), ...(target ? [part(target, 'go there')] : [])];
};

export const secondsParts = (says: string): PartsReader => numberParts((count) => `${says} ${formatSeconds(count)}`);
