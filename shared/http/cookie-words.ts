import type { CookieFacts, CookieNote, HeldCookie, HeldReason, JarName, ReceivedCookie, Refusal } from '../model/cookie';

/** A sentence about a cookie, and where the rule stands that it comes of; no place where it is the user's own wish. */
export interface CookieWords {
  readonly says: string;
  readonly source: string;
}

const rfc = 'RFC 6265bis';
const nameOf = (name: string): string => (name === '' ? 'It' : `“${name}”`);
const hostOf = (url: string): string => /^[a-z]+:\/\/([^/?#]*)/i.exec(url)?.[1]?.replace(/:\d+$/, '') ?? url;
const pathOf = (url: string): string => /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] || '/';

type Refused = (received: ReceivedCookie, url: string) => CookieWords;

const domainOf = ({ cookie, attributes }: ReceivedCookie): string =>
  cookie?.domain ?? attributes.findLast(([name]) => name.toLowerCase() === 'domain')?.[1] ?? '';

const refusals: Readonly<Record<Refusal, Refused>> = {
  empty: () => ({ says: 'The line has neither a name nor a value.', source: `${rfc}, 5.6` }),
  control: () => ({ says: 'A control character stands in the line, and such a cookie is ignored whole.', source: `${rfc}, 5.6` }),
  tooLong: () => ({ says: 'Name and value together are longer than 4,096 bytes.', source: `${rfc}, 5.6` }),
  oddDomain: (received) => ({
    says: `Domain=${domainOf(received)} holds characters that no domain has.`,
    source: `${rfc}, 5.7`,
  }),
  publicSuffix: (received) => ({
    says: `Everybody can have a name below ${domainOf(received)} (it is on the Public Suffix List), so a cookie for all of them is refused.`,
    source: `${rfc}, 5.7`,
  }),
  otherDomain: (received, url) => ({
    says: `Domain=${domainOf(received)} does not cover ${hostOf(url)}, which sent it: a host sets cookies for itself and for domains it stands in.`,
    source: `${rfc}, 5.1.3 and 5.7`,
  }),
  notSecure: () => ({
    says: 'It says Secure and came over http, where anybody on the way could have put it in.',
    source: `${rfc}, 5.7`,
  }),
  overSecure: ({ name }) => ({
    says: `The jar has a Secure cookie ${nameOf(name)} for the same place, and what comes over http does not get in its way.`,
    source: `${rfc}, 5.7`,
  }),
  securePrefix: () => ({ says: 'A name that begins with __Secure- wants the attribute Secure.', source: `${rfc}, 5.4` }),
  hostPrefix: () => ({
    says: 'A name that begins with __Host- wants Secure, Path=/ and no Domain.',
    source: `${rfc}, 5.4`,
  }),
  namelessPrefix: () => ({
    says: 'It has no name, and its value looks like one that promises something.',
    source: `${rfc}, 5.7`,
  }),
  tooMany: () => ({ says: 'One response may set 50 cookies here; this one came after them.', source: `${rfc}, 5.3` }),
  off: () => ({ says: 'This request is set to store no cookies.', source: '' }),
};

/** Why a cookie was refused. `url` is the address that answered. */
export const sayRefusal = (why: Refusal, received: ReceivedCookie, url: string): CookieWords => refusals[why](received, url);

type Held = (cookie: HeldCookie, url: string) => CookieWords;

const helds: Readonly<Record<HeldReason, Held>> = {
  otherHost: ({ domain, hostOnly }, url) => ({
    says: hostOnly
      ? `It belongs to ${domain} alone, and this is ${hostOf(url)}.`
      : `It belongs to ${domain} and what is below it, and ${hostOf(url)} is not.`,
    source: `${rfc}, 5.8.3`,
  }),
  otherPath: ({ path }, url) => ({
    says: `It belongs to addresses below ${path}, and ${pathOf(url)} is not.`,
    source: `${rfc}, 5.1.4`,
  }),
  notSecure: () => ({ says: 'It is Secure, and http can be read on the way.', source: `${rfc}, 5.8.3` }),
  expired: ({ expires }) => ({
    says: `It expired${expires === null ? '' : ` at ${new Date(expires).toISOString().slice(0, 19).replace('T', ' ')} UTC`}.`,
    source: `${rfc}, 5.7`,
  }),
  otherOrigin: ({ setBy }) => ({
    says: `It was set by ${setBy}, and a redirect takes it to no other port or scheme.`,
    source: `stricter than ${rfc}, 8.5`,
  }),
  typed: () => ({
    says: 'The request has a Cookie field that was typed: that goes out exactly so, and the jar adds nothing.',
    source: '',
  }),
  sameName: ({ name }) => ({ says: `The credentials of this request send a cookie ${nameOf(name)} of their own.`, source: '' }),
  tooMany: () => ({
    says: 'A request carries 150 cookies and 8,190 bytes of them at most, as most servers take.',
    source: `${rfc}, 6.1`,
  }),
  off: () => ({ says: 'This request is set to send no cookies of the jar.', source: '' }),
};

/** Why a cookie of the jar did not go along. */
export const sayHeld = (cookie: HeldCookie, url: string): CookieWords => helds[cookie.why](cookie, url);

const notes: Readonly<Record<CookieNote, CookieWords>> = {
  shortened: { says: 'It asked for more than 400 days; so long it is kept at most.', source: `${rfc}, 5.5` },
  badDate: { says: 'Its Expires is no date, so it lasts as long as the session.', source: `${rfc}, 5.6.1` },
  longAttribute: { says: 'An attribute of more than 1,024 characters was passed over.', source: `${rfc}, 5.6` },
  hostOfSuffix: {
    says: 'Its Domain is the host itself and a public suffix: it goes to this host alone.',
    source: `${rfc}, 5.7`,
  },
  sameSiteNone: { says: 'Browsers refuse SameSite=None without Secure.', source: `${rfc}, 5.7` },
  notBackHere: { says: 'This address does not get it back: its Path lies elsewhere.', source: `${rfc}, 5.1.4` },
  nameless: { says: 'It has no name: it goes back as its value alone.', source: `${rfc}, 5.8.3` },
};

/** What is worth knowing about a cookie that was taken. */
export const sayCookieNote = (note: CookieNote): CookieWords => notes[note];

/** Where a cookie goes: “example.com and below, /app”. */
export const cookieReach = ({ domain, hostOnly, path }: Pick<CookieFacts, 'domain' | 'hostOnly' | 'path'>): string =>
  `${domain}${hostOnly ? '' : ' and below'}${path === '/' ? '' : `, ${path}`}`;

/** The jar in words; `nameOf` knows what collections are called. */
export function sayJar({ root, environment }: JarName, collectionOf: (root: string) => string): string {
  if (environment === '') return 'no environment';
  return root === '' ? `environment ${environment}` : `environment ${environment} of ${collectionOf(root)}`;
}
