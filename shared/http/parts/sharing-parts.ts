import { part, wrong, type PartsReader, type Words } from './header-part';

/** Scheme, host and port, without a path. */
export const originParts: PartsReader = (value) => {
  if (value === 'null') return [part(value, 'no site: a local file, a locked frame, or a redirect between sites')];
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^[a-z][a-z0-9+.-]*:\/\//i.test(value))
    return [wrong(value, 'needs a scheme and a host, as in https://shop.example')];
  if (value !== url.origin && `${url.protocol}//${url.host}` !== value.toLowerCase())
    return [wrong(value, 'an origin has no path and no slash at its end')];
  return [
    part(url.protocol.slice(0, -1), 'the scheme'),
    part(url.hostname, 'the host'),
    part(url.port === '' ? '' : url.port, url.port === '' ? 'the usual port of the scheme' : 'the port'),
  ];
};

/** One origin, or everyone. */
export const allowOriginParts: PartsReader = (value, context) => {
  if (value === '*') return [part('*', 'scripts of every site, as long as no cookies are sent')];
  if (/[,\s]/.test(value)) return [wrong(value, 'only one origin can stand here: the one that asked')];
  if (value.includes('*')) return [wrong(value, 'an asterisk counts only when it stands alone')];
  return originParts(value, context);
};

/** Only the word true counts. */
export const allowCredentialsParts: PartsReader = (value) => [
  value === 'true'
    ? part(value, 'scripts may read it even when cookies went along')
    : wrong(value, 'only true, in small letters, has a meaning; leave the field away otherwise'),
];

export const fetchSites: Words = {
  'same-origin': 'the same site, port and scheme included',
  'same-site': 'a sibling under the same domain',
  'cross-site': 'somebody else’s site',
  none: 'nobody: a person typed the address or used a bookmark',
};
export const fetchModes: Words = {
  navigate: 'a change of page',
  cors: 'a script that wants to read the answer',
  'no-cors': 'an element, such as a picture, that only shows it',
  'same-origin': 'a script that will not go elsewhere',
  websocket: 'the handshake of a socket',
};
export const fetchDestinations: Words = {
  empty: 'a script, for whatever it likes',
  document: 'a page',
  iframe: 'a page in a frame',
  frame: 'a page in an old frame',
  image: 'a picture',
  script: 'a script to run',
  style: 'a style sheet',
  font: 'a font',
  audio: 'sound',
  video: 'a film',
  track: 'subtitles',
  object: 'a plug-in',
  embed: 'a plug-in',
  worker: 'a worker',
  sharedworker: 'a worker that several pages share',
  serviceworker: 'a worker that answers for the site',
  manifest: 'the manifest of an installed page',
  report: 'a report',
  xslt: 'a transformation',
  json: 'a JSON module',
  audioworklet: 'code that makes sound',
  paintworklet: 'code that paints',
  webidentity: 'a log-in by another site',
};
export const embedders: Words = {
  'unsafe-none': 'anything, the usual',
  'require-corp': 'only what agrees to be embedded',
  credentialless: 'the rest without cookies',
};
export const openers: Words = {
  'unsafe-none': 'no distance, the usual',
  'same-origin': 'only pages of this site share a group of windows',
  'same-origin-allow-popups': 'the same, but windows it opens itself may answer',
  'noopener-allow-popups': 'no opener at all, windows it opens may answer',
};
export const resourcePolicies: Words = {
  'same-origin': 'pages of exactly this site',
  'same-site': 'pages under the same domain',
  'cross-origin': 'pages of everyone',
};
