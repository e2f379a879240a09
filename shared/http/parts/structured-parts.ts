import { formatCount, formatMoment, formatSeconds, formatDistance } from '../quantities';
import { type BareItem, type Member, readSfDictionary, readSfItem, readSfList } from '../structured-field';
import { lookUp, part, wrong, type HeaderPart, type PartsReader, type Words } from './header-part';

/** Says what one member is: its name (the item of a list, the key of a dictionary) and its parameters. */
type MemberWords = (member: Member, name: string) => string | HeaderPart;

const asPart = (member: Member, says: string | HeaderPart): HeaderPart =>
  typeof says === 'string' ? part(member.piece, says) : says;

/** A list of structured fields, one part for each member. */
export const sfListParts =
  (words: MemberWords): PartsReader =>
  (value) => {
    const read = readSfList(value);
    if (!read.ok) return [wrong(value, read.problem)];
    return read.value.length === 0
      ? [wrong(value, 'the list is empty')]
      : read.value.map((member) => asPart(member, words(member, textOf(member))));
  };

/** A dictionary of structured fields, one part for each member. */
export const sfDictionaryParts =
  (words: MemberWords): PartsReader =>
  (value) => {
    const read = readSfDictionary(value);
    if (!read.ok) return [wrong(value, read.problem)];
    return [...read.value].map(([name, member]) => asPart(member, words(member, name)));
  };

/** A single item. */
export const sfItemParts =
  (words: (member: Member) => string | HeaderPart): PartsReader =>
  (value) => {
    const read = readSfItem(value);
    return [read.ok ? asPart(read.value, words(read.value)) : wrong(value, read.problem)];
  };

/** A boolean, `?1` or `?0`. */
export const booleanParts = (yes: string, no: string): PartsReader =>
  sfItemParts(({ item, piece }) =>
    item?.kind === 'boolean' ? (item.text === 'true' ? yes : no) : wrong(piece, 'has to be ?1 or ?0'),
  );

export const textOf = ({ item, inner }: Member): string => item?.text ?? inner.map(textOf).join(' ');

const param = ({ params }: Member, name: string): BareItem | undefined => params.get(name);

const lengths: Readonly<Record<string, number>> = {
  'sha-256': 32,
  'sha-512': 64,
  md5: 16,
  sha: 20,
  unixsum: 2,
  unixcksum: 4,
  adler: 4,
  crc32c: 4,
};
const weak = new Set(['md5', 'sha', 'unixsum', 'unixcksum', 'adler', 'crc32c']);

/** Checksums, each with its algorithm; the length shows whether one can be right. */
export const digestParts = sfDictionaryParts(({ item, piece }, name) => {
  if (item?.kind !== 'bytes') return wrong(piece, 'the checksum has to stand between colons, in base64');
  const bytes = byteLength(item.text);
  const wanted = lengths[name];
  if (wanted !== undefined && bytes !== wanted) return wrong(piece, `${name} has ${wanted} bytes, and these are ${bytes}`);
  if (wanted === undefined) return `${bytes} bytes by an algorithm that is not registered`;
  return `${wanted} bytes of ${name.toUpperCase()}${weak.has(name) ? ', which finds accidents and stops no attacker' : ''}`;
});

const byteLength = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

/** Algorithms with how much each is wanted. */
export const wantDigestParts = sfDictionaryParts(({ item, piece }, name) => {
  const weight = Number(item?.text);
  if (item?.kind !== 'integer' || weight < 0 || weight > 10) return wrong(piece, 'the wish runs from 0 to 10');
  return weight === 0 ? `${name} is not acceptable` : `${name} is welcome, ${weight} of 10`;
});

/** `"hour";r=988;t=2210`, or `limit=10, remaining=4, reset=50` of an earlier draft. */
export const rateLimitParts: PartsReader = (value, context) =>
  /^\s*(?:limit|remaining|reset)\s*=/i.test(value) ? earlierLimit(value, context) : limitList(value, context);

const limitList = sfListParts((member, name) => {
  const left = param(member, 'r');
  const renews = param(member, 't');
  if (left?.kind !== 'integer') return wrong(member.piece, 'r, the number that is left, is missing');
  const when = renews ? `, renewed in ${formatSeconds(Number(renews.text))}` : '';
  return `${formatCount(Number(left.text))} left under the policy ${name}${when}`;
});

const earlierLimit = sfDictionaryParts(({ item, piece }, name) => {
  if (item?.kind !== 'integer') return wrong(piece, 'has to be a whole number');
  const count = formatCount(Number(item.text));
  const says: Words = {
    limit: `${count} in one window`,
    remaining: `${count} left`,
    reset: `a new window in ${formatSeconds(Number(item.text))}`,
  };
  return lookUp(says, name) ?? 'a member the draft did not have';
});

/** `"hour";q=1000;w=3600`, or `10;w=1, 50;w=60` of an earlier draft. */
export const ratePolicyParts = sfListParts((member, name) => {
  const bare = member.item?.kind === 'integer' ? member.item : undefined;
  const quota = param(member, 'q') ?? bare;
  if (quota === undefined) return wrong(member.piece, 'q, the quota, is missing');
  return `${bare ? '' : `policy ${name}: `}${formatCount(Number(quota.text))} ${windowOf(member)}`;
});

function windowOf(member: Member): string {
  const window = param(member, 'w');
  const each = window ? ` each ${formatSeconds(Number(window.text))}` : '';
  const who = param(member, 'pk') ? ', counted for each partition' : '';
  return `${param(member, 'qu')?.text ?? 'requests'}${each}${who}`;
}

const forwards: Words = {
  bypass: 'it was told not to handle this',
  method: 'the method is not cached',
  'uri-miss': 'nothing stored for this address',
  'vary-miss': 'stored, yet for other request fields',
  miss: 'nothing stored',
  request: 'the request asked for it',
  stale: 'what it had was stale',
  partial: 'it only had a part',
};

/** What each cache did, the one nearest the origin first. */
export const cacheStatusParts = sfListParts((member, name) => {
  if (member.params.has('hit') && member.params.has('fwd')) return wrong(member.piece, 'hit and fwd exclude each other');
  const said = [...member.params].flatMap(([one, { text }]) => cacheDeeds(one, text) ?? []);
  return `${name}: ${said.length === 0 ? 'says nothing of what it did' : said.join(', ')}`;
});

function cacheDeeds(name: string, text: string): string | undefined {
  const deeds: Words = {
    hit: 'served from store',
    fwd: `passed on: ${lookUp(forwards, text) ?? text}`,
    'fwd-status': `the origin answered ${text}`,
    stored: 'stored the answer',
    collapsed: 'joined with another request',
    ttl: lifetime(Number(text)),
    detail: text,
  };
  return lookUp(deeds, name);
}

const lifetime = (seconds: number): string =>
  seconds < 0 ? `stale for ${formatSeconds(seconds)}` : `fresh for another ${formatSeconds(seconds)}`;

/** What failed, by which intermediary. */
export const proxyStatusParts = sfListParts((member, name) => {
  const error = param(member, 'error')?.text.replaceAll('_', ' ');
  const status = param(member, 'received-status')?.text;
  const details = param(member, 'details')?.text;
  return [name, error ? `met ${error}` : '', status ? `was answered ${status}` : '', details ?? ''].filter(Boolean).join(', ');
});

/** `u=3, i`. */
export const priorityParts = sfDictionaryParts(({ item, piece }, name) => {
  if (name === 'u') {
    const isFit = item?.kind === 'integer' && Number(item.text) >= 0 && Number(item.text) <= 7;
    return isFit
      ? `urgency ${item.text}: 0 is the most urgent, 7 the least, 3 the usual`
      : wrong(piece, 'the urgency runs from 0 to 7');
  }
  return name === 'i' ? 'parts are of use before the whole is there' : 'a member that is not registered';
});

/** `@1735689600`, or the words of earlier drafts. */
export const deprecationParts: PartsReader = (value, context) => {
  if (value.toLowerCase() === 'true') return [part(value, 'deprecated; an early draft wrote it so, without a date')];
  return sfItemParts(({ item, piece }) => {
    if (item?.kind !== 'date') return wrong(piece, 'has to be a moment such as @1735689600');
    const time = Number(item.text) * 1000;
    return `${time > context.at ? 'to be deprecated' : 'deprecated'} ${formatDistance(time, context.at)}, ${formatMoment(time)}`;
  })(value, context);
};

/** The key of an order, in quotes. */
export const idempotencyKeyParts: PartsReader = (value, context) =>
  /^[\w-]+$/.test(value)
    ? [part(value, 'a key without quotes: the draft wants them, many services do not')]
    : sfItemParts(({ item, piece }) =>
        item?.kind === 'string' && item.text !== ''
          ? `a key of ${item.text.length} characters`
          : wrong(piece, 'has to be a text in quotes'),
      )(value, context);

/** Names of fields in a structured list, such as the hints of Accept-CH. */
export const tokenListParts = (says: (name: string) => string): PartsReader =>
  sfListParts(({ item, piece }, name) => (item?.kind === 'token' ? says(name) : wrong(piece, 'has to be a word without quotes')));

/** Brands and versions of a browser. */
export const brandParts = sfListParts((member, name) => {
  const version = param(member, 'v')?.text;
  return /not.*brand/i.test(name)
    ? 'invented, so that nobody relies on the exact text'
    : `${name}${version ? `, version ${version}` : ''}`;
});

/** What a signature covers, and under which conditions it holds. */
export const signatureInputParts = sfDictionaryParts((member, name) => {
  if (member.item !== null) return wrong(member.piece, 'the covered parts have to stand in brackets');
  const created = param(member, 'created');
  const key = param(member, 'keyid');
  const covered = member.inner.map(textOf).join(', ') || 'nothing';
  return `${name} covers ${covered}${key ? `, by the key ${key.text}` : ''}${created ? `, made ${formatMoment(Number(created.text) * 1000)}` : ''}`;
});

/** Signatures by their label. */
export const signatureParts = sfDictionaryParts(({ item, piece }, name) =>
  item?.kind === 'bytes'
    ? `${name}: ${byteLength(item.text)} bytes, described in Signature-Input`
    : wrong(piece, 'a signature has to stand between colons, in base64'),
);

/** Which features are granted to whom. */
export const permissionsParts = sfDictionaryParts((member, name) => {
  const list = member.item === null ? member.inner.map(textOf) : [textOf(member)];
  const who = list.map((one) =>
    one === 'self' ? 'this site' : one === '*' ? 'everyone' : one === 'src' ? 'the address a frame was given' : one,
  );
  if (list.includes("'self'") || list.includes("'none'"))
    return wrong(member.piece, 'self stands without quotes here, unlike in a content policy');
  return `${name.replaceAll('-', ' ')}: ${who.length === 0 ? 'nobody' : `for ${who.join(', ')}`}`;
});

/** Names of endpoints with their addresses. */
export const endpointParts = sfDictionaryParts(({ item, piece }, name) =>
  item?.kind === 'string' ? `reports named ${name} go there` : wrong(piece, 'the address has to stand in quotes'),
);

/** Groups, each in quotes. */
export const groupParts = sfListParts(({ item, piece }, name) =>
  item?.kind === 'string' ? `the group ${name}` : wrong(piece, 'a group has to stand in quotes'),
);

/** Query parameters that make no difference. */
export const noVarySearchParts = sfDictionaryParts((member, name) => {
  const names = member.inner.map(textOf).join(', ');
  const says: Words = {
    'key-order': 'the order of the parameters makes no difference',
    params: member.item === null ? `these make no difference: ${names}` : 'no parameter makes a difference',
    except: `but these do: ${names}`,
  };
  return lookUp(says, name) ?? wrong(member.piece, 'not one of key-order, params, except');
});
