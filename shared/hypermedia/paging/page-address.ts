import { latestResults } from '../../latest-results.ts';

/** An address with a query parameter set; other parameters keep their place and their bytes. */
export function withParam(address: string, name: string, value: string): string {
  const { before, params, names, hash } = split(address);
  const piece = `${encodeName(name)}=${encode(value)}`;
  const at = names.indexOf(name);
  const next =
    at < 0
      ? [...params, piece]
      : params.flatMap((param, index) => (index === at ? [piece] : names[index] === name ? [] : [param]));
  return `${before}?${next.join('&')}${hash}`;
}

/** An address with all values of a query parameter set, one after the other in the place of the first; none takes it away. */
export function withValues(address: string, name: string, values: readonly string[]): string {
  const { before, params, names, hash } = split(address);
  const pieces = values.map((value) => `${encodeName(name)}=${encode(value)}`);
  const at = names.indexOf(name);
  const others = params.map((param, index) => (names[index] === name ? [] : [param]));
  const next = at < 0 ? [...others, pieces] : others.with(at, pieces);
  const query = next.flat().join('&');
  return `${before}${query === '' ? '' : '?'}${query}${hash}`;
}

/** An address without a query parameter. */
export function withoutParam(address: string, name: string): string {
  const { before, params, names, hash } = split(address);
  const next = params.filter((_param, index) => names[index] !== name);
  return `${before}${next.length > 0 ? '?' : ''}${next.join('&')}${hash}`;
}

/** The whole number a query parameter holds, or null. */
export function numberParam(address: string | null, name: string): number | null {
  const digits = digitsParam(address, name);
  return digits !== null && digits.length <= 12 ? Number(digits) : null;
}

/** The same with all its digits, also where they are too many to count with. */
export function digitsParam(address: string | null, name: string): string | null {
  if (address === null) return null;
  const { params, names } = split(address);
  const found = params[names.indexOf(name)];
  const value = found?.slice(found.indexOf('=') + 1) ?? '';
  return found?.includes('=') && /^\d{1,40}$/.test(value) ? value : null;
}

/** The text that a query parameter holds, or null where there is none that can be read. */
export function textParam(address: string, name: string): string | null {
  const { params, names } = split(address);
  const found = params.find((param, index) => names[index] === name && param.includes('='));
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found.slice(found.indexOf('=') + 1).replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** Whether an address has a query parameter, whatever its value. */
export const hasParam = (address: string, name: string): boolean => split(address).names.includes(name);

const none: readonly string[] = [];

/** The first of some parameter names under which an address has a whole number. */
export function paramIn(addresses: readonly (string | null)[], names: readonly string[]): string | null {
  let best = names.length;
  for (const address of addresses) {
    // Most addresses have few parameters, and there are many names.
    for (const name of address?.includes('=') ? split(address).names : none) {
      const rank = names.indexOf(name);
      if (rank >= 0 && rank < best && numberParam(address, name) !== null) best = rank;
    }
  }
  return names[best] ?? null;
}

interface Parts {
  readonly before: string;
  readonly params: readonly string[];
  /** Of each parameter, decoded. */
  readonly names: readonly string[];
  readonly hash: string;
}

/** The same few addresses are asked about again and again while a page is read, and the next one. */
const split = latestResults(splitAnew, 32);

function splitAnew(address: string): Parts {
  const hashAt = address.indexOf('#');
  const whole = hashAt < 0 ? address : address.slice(0, hashAt);
  const mark = whole.indexOf('?');
  const params = mark < 0 || mark === whole.length - 1 ? [] : whole.slice(mark + 1).split('&');
  return {
    before: mark < 0 ? whole : whole.slice(0, mark),
    params,
    names: params.map(nameOf),
    hash: hashAt < 0 ? '' : address.slice(hashAt),
  };
}

function nameOf(param: string): string {
  const end = param.indexOf('=');
  const name = end < 0 ? param : param.slice(0, end);
  if (!/[%+]/.test(name)) return name;
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

/** Half of a surrogate pair stands for no character, and goes as U+FFFD (WHATWG URL, “percent-encode after encoding”). */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

/** `page[size]` and `$skip` are written as the APIs that use them document them. */
const encodeName = (name: string): string =>
  /^\w+$/.test(name) ? name : encode(name).replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%24', '$');
