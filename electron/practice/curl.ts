import type { TryIt } from './endpoint.ts';

/** A request as a line for a POSIX shell. `-i` shows the head of the answer, `--path-as-is` keeps the path as it is written. */
export function curlLine(origin: string, { method, path, headers = {}, body }: TryIt): string {
  const parts = ['curl', '-i'];
  if (method === 'HEAD') parts.push('--head');
  else if (method !== 'GET') parts.push('-X', method);
  for (const [name, value] of Object.entries(headers)) parts.push('-H', quoted(`${name}: ${value}`));
  if (body !== undefined) parts.push('--data-binary', quoted(body));
  parts.push(quoted(origin + path));
  return parts.join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
