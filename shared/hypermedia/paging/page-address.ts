/** An address with a query parameter set; other parameters keep their place and their bytes. */
export function withParam(address: string, name: string, value: string): string {
  const { before, params, hash } = split(address);
  const piece = `${encodeName(name)}=${encodeURIComponent(value)}`;
  const at = params.findIndex((param) => nameOf(param) === name);
  const next =
    at < 0
      ? [...params, piece]
      : params.flatMap((param, index) => (index === at ? [piece] : nameOf(param) === name ? [] : [param]));
  return `${before}?${next.join('&')}${hash}`;
}

/** An address with all values of a query parameter set, one after the other in the place of the first; none takes it away. */
export function withValues(address: string, name: string, values: readonly string[]): string {
  const { before, params, hash } = split(address);
  const pieces = values.map((value) => `${encodeName(name)}=${encodeURIComponent(value)}`);
  const at = params.findIndex((param) => nameOf(param) === name);
  const others = params.map((param) => (nameOf(param) === name ? [] : [param]));
  const next = at < 0 ? [...others, pieces] : others.with(at, pieces);
  const query = next.flat().join('&');
  return `${before}${query === '' ? '' : '?'}${query}${hash}`;
}

/** An address without a query parameter. */
export function withoutParam(address: string, name: string): string {
  const { before, params, hash } = split(address);
  const next = params.filter((param) => nameOf(param) !== name);
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
  const found = split(address).params.find((param) => nameOf(param) === name);
  const value = found?.slice(found.indexOf('=') + 1) ?? '';
  return found?.includes('=') && /^\d{1,40}$/.test(value) ? value : null;
}

/** The text that a query parameter holds, or null where there is none that can be read. */
export function textParam(address: string, name: string): string | null {
  const found = split(address).params.find((param) => nameOf(param) === name && param.includes('='));
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found.slice(found.indexOf('=') + 1).replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** Whether an address has a query parameter, whatever its value. */
export const hasParam = (address: string, name: string): boolean => split(address).params.some((param) => nameOf(param) === name);

/** The first of some parameter names under which an address has a whole number. */
export function paramIn(addresses: readonly (string | null)[], names: readonly string[]): string | null {
  const queries = addresses.filter((address) => address?.includes('=')).map((address) => split(address ?? '').params.map(nameOf));
  const isThere = (name: string) => queries.some((query) => query.includes(name));
  return names.find((name) => isThere(name) && addresses.some((address) => numberParam(address, name) !== null)) ?? null;
}

function split(address: string): { before: string; params: string[]; hash: string } {
  const [whole = '', ...fragment] = address.split('#');
  const mark = whole.indexOf('?');
  const query = mark < 0 ? '' : whole.slice(mark + 1);
  return {
    before: mark < 0 ? whole : whole.slice(0, mark),
    params: query === '' ? [] : query.split('&'),
    hash: fragment.length > 0 ? `#${fragment.join('#')}` : '',
  };
}

function nameOf(param: string): string {
  const name = param.split('=', 1)[0] ?? '';
  if (!/[%+]/.test(name)) return name;
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

/** `page[size]` and `$skip` are written as the APIs that use them document them. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replaceAll('%5B', '[').replaceAll('%5D', ']').replaceAll('%24', '$');
