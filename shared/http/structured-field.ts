/** A bare item of a structured field (RFC 9651, 3.3). Numbers keep their text, bytes stay in base64. */
export interface BareItem {
  readonly kind: 'integer' | 'decimal' | 'string' | 'token' | 'bytes' | 'boolean' | 'date' | 'display';
  /** What it says: a string without its quotes, `true` or `false`, the digits of a number or date. */
  readonly text: string;
}

export type Parameters = ReadonlyMap<string, BareItem>;

/** An item, or a list in brackets, with its parameters. */
export interface Member {
  /** Null: a list in brackets, whose items are in `inner`. */
  readonly item: BareItem | null;
  readonly inner: readonly Member[];
  readonly params: Parameters;
  /** As it was sent. */
  readonly piece: string;
}

/** What was read, or what is wrong and where. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Reads a list such as `a;x=1, (b c)` (RFC 9651, 4.2.1). */
export const readSfList = (text: string): Parsed<readonly Member[]> =>
  attempt(text, (cursor) => separated(cursor, () => readMember(cursor)));

/** Reads a dictionary such as `a=1, b;x=2, c=(d e)` (RFC 9651, 4.2.2); of two members with one key the later counts. */
export const readSfDictionary = (text: string): Parsed<ReadonlyMap<string, Member>> =>
  attempt(text, (cursor) => new Map(separated(cursor, () => readPair(cursor))));

/** Reads a single item such as `"a";x=1` (RFC 9651, 4.2.3). */
export const readSfItem = (text: string): Parsed<Member> => attempt(text, readMember);

interface Cursor {
  readonly text: string;
  at: number;
}

class Malformed extends Error {}

function attempt<T>(text: string, read: (cursor: Cursor) => T): Parsed<T> {
  const cursor: Cursor = { text: text.trim(), at: 0 };
  try {
    const value = read(cursor);
    if (cursor.at < cursor.text.length) refuse(cursor, 'something follows that does not belong here');
    return { ok: true, value };
  } catch (thrown) {
    if (thrown instanceof Malformed) return { ok: false, problem: thrown.message };
    throw thrown;
  }
}

function refuse(cursor: Cursor, why: string): never {
  const rest = cursor.text.slice(cursor.at, cursor.at + 12);
  throw new Malformed(rest === '' ? `${why}, at the end` : `${why}, at “${rest}”`);
}

function take(cursor: Cursor, pattern: RegExp): string | null {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = cursor.at;
  const found = sticky.exec(cursor.text)?.[0] ?? null;
  if (found !== null) cursor.at += found.length;
  return found;
}

function separated<T>(cursor: Cursor, read: () => T): T[] {
  const members: T[] = [];
  while (cursor.at < cursor.text.length) {
    members.push(read());
    if (take(cursor, /[ \t]*,[ \t]*/) === null) break;
    if (cursor.at >= cursor.text.length) refuse(cursor, 'a comma with nothing after it');
  }
  return members;
}

const key = /[a-z*][a-z0-9_.*-]*/;

function readPair(cursor: Cursor): [string, Member] {
  const from = cursor.at;
  const name = take(cursor, key) ?? refuse(cursor, 'a key in lower case is expected');
  const member: Omit<Member, 'piece'> =
    take(cursor, /=/) === null
      ? { item: { kind: 'boolean', text: 'true' }, inner: [], params: readParameters(cursor) }
      : readMember(cursor);
  return [name, { ...member, piece: cursor.text.slice(from, cursor.at) }];
}

function readMember(cursor: Cursor): Member {
  const from = cursor.at;
  const isList = take(cursor, /\(/) !== null;
  const inner = isList ? readInner(cursor) : [];
  const item = isList ? null : readBareItem(cursor);
  const params = readParameters(cursor);
  return { item, inner, params, piece: cursor.text.slice(from, cursor.at) };
}

function readInner(cursor: Cursor): Member[] {
  const items: Member[] = [];
  for (;;) {
    take(cursor, / +/);
    if (take(cursor, /\)/) !== null) return items;
    if (cursor.at >= cursor.text.length) refuse(cursor, 'a bracket is not closed');
    if (cursor.text[cursor.at] === '(') refuse(cursor, 'brackets within brackets');
    items.push(readMember(cursor));
  }
}

function readParameters(cursor: Cursor): Parameters {
  const params = new Map<string, BareItem>();
  while (take(cursor, /[ \t]*;[ \t]*/) !== null) {
    const name = take(cursor, key) ?? refuse(cursor, 'a parameter in lower case is expected');
    params.set(name, take(cursor, /=/) === null ? { kind: 'boolean', text: 'true' } : readBareItem(cursor));
  }
  return params;
}

const forms: readonly (readonly [kind: BareItem['kind'], form: RegExp, strip: (found: string) => string])[] = [
  ['decimal', /-?\d{1,12}\.\d{1,3}(?![\d.])/, (found) => found],
  ['integer', /-?\d{1,15}(?![\d.])/, (found) => found],
  ['string', /"(?:[ !#-[\]-~]|\\["\\])*"/, (found) => found.slice(1, -1).replace(/\\(.)/g, '$1')],
  ['token', /[A-Za-z*][!#$%&'*+.^_`|~\w:/-]*/, (found) => found],
  ['bytes', /:[A-Za-z0-9+/=]*:/, (found) => found.slice(1, -1)],
  ['boolean', /\?[01]/, (found) => (found === '?1' ? 'true' : 'false')],
  ['date', /@-?\d{1,15}(?![\d.])/, (found) => found.slice(1)],
  ['display', /%"(?:[ !#-$&-[\]-~]|%[0-9a-f]{2})*"/, (found) => found.slice(2, -1)],
];

function readBareItem(cursor: Cursor): BareItem {
  for (const [kind, form, strip] of forms) {
    const found = take(cursor, form);
    if (found !== null) return { kind, text: strip(found) };
  }
  const next = cursor.text[cursor.at];
  return refuse(
    cursor,
    next === '"' ? 'a quotation mark is not closed' : next === undefined ? 'a value is missing' : 'no value can begin like this',
  );
}
