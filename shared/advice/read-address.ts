import { isLoopback } from '../http/url-parts';
import { isPlural } from '../noun-forms';

/** An address as advice reads it. It may be a draft's: without a scheme, with variables in place of its beginning. */
export interface Address {
  readonly scheme: 'http' | 'https' | null;
  /** Host and port, or the variable that stands for them, as `{{base}}`. */
  readonly authority: string;
  readonly isLocal: boolean;
  /** Something stands before an `@`. */
  readonly hasUserinfo: boolean;
  /** Parts of the path as typed, without empty ones. */
  readonly segments: readonly string[];
  /** Path as typed, `/` where there is none. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
}

/** Longer than any address a server takes; the rest is not looked at. */
const longest = 8_000;

/** Takes an address apart. Whatever is no address gives parts that are empty. */
export function readAddress(text: string): Address {
  const typed = text.trim().slice(0, longest).replace(/#.*$/s, '');
  const scheme = /^https?(?=:\/\/)/i.exec(typed)?.[0].toLowerCase();
  const rest = scheme === undefined ? typed : typed.slice(scheme.length + 3);
  const [before, path, search] = cutUp(rest);
  const at = before.lastIndexOf('@');
  const authority = before.includes('{{') ? before : before.slice(at + 1).toLowerCase();
  return {
    scheme: scheme === 'https' || scheme === 'http' ? scheme : null,
    authority,
    isLocal: isLoopback(authority.replace(/:\d*$/, '')),
    hasUserinfo: at > 0,
    segments: path.split('/').filter(Boolean),
    path: path === '' ? '/' : path,
    query: search.split('&').flatMap(pairOf),
  };
}

/** What stands before the path, the path, and the query. */
function cutUp(rest: string): [before: string, path: string, search: string] {
  const question = rest.indexOf('?');
  const [whole, search] = question < 0 ? [rest, ''] : [rest.slice(0, question), rest.slice(question + 1)];
  const slash = whole.indexOf('/');
  return slash < 0 ? [whole, '', search] : [whole.slice(0, slash), whole.slice(slash), search];
}

function pairOf(pair: string): [string, string][] {
  if (pair === '') return [];
  const equals = pair.indexOf('=');
  return [[readable(equals < 0 ? pair : pair.slice(0, equals)), readable(equals < 0 ? '' : pair.slice(equals + 1))]];
}

/** Percent-encoding taken away, where it is right. */
export function readable(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Whether a part of a path names one thing among many: a number, a UUID, a variable, a long token. */
export function isId(segment: string): boolean {
  return (
    /^\d+$/.test(segment) ||
    /^[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}$/i.test(segment) ||
    /^(?::\w|\{)/.test(segment) ||
    /^(?=.*\d)(?=.*[a-z])[\w-]{12,}$/i.test(segment) ||
    /^[\da-f]{16,}$/i.test(segment)
  );
}

/** The last part of a path; empty where there is none. */
export const lastOf = ({ segments }: Address): string => segments.at(-1) ?? '';

/**
 * What belongs to one API: the host, and the first part of the path where it only leads to others, as `/api` or `/v1` does.
 * A first part that is a collection belongs to an API at the root.
 */
export function apiOf({ authority, segments }: Address): string {
  const [first = '', second = ''] = segments;
  const isPrefix = second !== '' && !isId(second) && !isPlural(first.toLowerCase());
  return isPrefix ? `${authority}/${first}` : authority;
}

/** A path in which ids are all one, so that requests for two things of a kind are one address. */
export const pathPattern = ({ segments }: Address): string =>
  `/${segments.map((segment) => (isId(segment) ? '{id}' : segment)).join('/')}`;
