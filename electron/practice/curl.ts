import type { TryIt } from './endpoint.ts';

/**
 * A request as a line for a POSIX shell. `-i` shows the head of the answer, `--path-as-is` keeps the path as it is
 * written. It survives being copied from a page: what a page or a terminal would change is written as an escape.
 */
export function curlLine(origin: string, { method, path, headers = {}, body }: TryIt): string {
  const parts = ['curl', '-i'];
  if (/\/\.{1,2}(\/|$|\?)/.test(path)) parts.push('--path-as-is');
  if (method === 'HEAD') parts.push('--head');
  else if (method !== 'GET') parts.push('-X', method);
  for (const [name, value] of Object.entries(headers)) parts.push('-H', headerArgument(name, value));
  const piped = body !== undefined && unprintable.test(body);
  if (body !== undefined) parts.push('--data-binary', piped ? '@-' : quoted(body));
  parts.push(quoted(origin + path));
  return piped ? `printf '%b' ${quoted(escaped(body))} | ${parts.join(' ')}` : parts.join(' ');
}

/** curl takes a name without a value for one to be left out; with a semicolon it sends it empty. */
const headerArgument = (name: string, value: string): string => quoted(value === '' ? `${name};` : `${name}: ${value}`);

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const unprintable = /[\0-\x08\x0b-\x1f\x7f]/;

/** As `printf %b` reads it. */
const escaped = (text: string): string =>
  text
    .replaceAll('\\', String.raw`\\`)
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    .replace(/[\0-\x08\x0b-\x1f\x7f]/g, (sign) => `\\0${sign.charCodeAt(0).toString(8).padStart(3, '0')}`);
