import type { StoredCookie } from './stored-cookie';

/** A cookies.txt and what of it was no cookie. */
export interface ReadNetscape {
  readonly cookies: readonly StoredCookie[];
  /** Lines that could not be read, with why. */
  readonly passedOver: readonly string[];
}

const marker = '#HttpOnly_';

/** Reads the file that Netscape began with and curl writes: seven fields with tabs between them. */
export function readNetscape(text: string, now: number): ReadNetscape {
  const cookies: StoredCookie[] = [];
  const passedOver: string[] = [];
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || (line.startsWith('#') && !line.startsWith(marker))) continue;
    const cookie = readLine(line, now);
    if (typeof cookie === 'string') passedOver.push(`line ${at + 1}: ${cookie}`);
    else cookies.push(cookie);
  }
  return { cookies, passedOver };
}

function readLine(line: string, now: number): StoredCookie | string {
  const httpOnly = line.startsWith(marker);
  const fields = (httpOnly ? line.slice(marker.length) : line).split('\t');
  if (fields.length < 6 || fields.length > 7) return `it has ${fields.length} fields, and a cookie has seven`;
  const [domain, below, path, secure, expires, name, value] = [...fields, ''] as unknown as Seven;
  if (!/^\d{1,15}$/.test(expires)) return `“${expires.slice(0, 40)}” is not a time`;
  if (!path.startsWith('/')) return 'its path does not begin with /';
  return {
    name,
    value,
    domain: domain.replace(/^\./, '').toLowerCase(),
    hostOnly: !isYes(below),
    path,
    expires: Number(expires) === 0 ? null : Number(expires) * 1000,
    secure: isYes(secure),
    httpOnly,
    sameSite: null,
    setBy: '',
    createdAt: now,
    usedAt: now,
  };
}

type Seven = readonly [string, string, string, string, string, string, string, ...string[]];

const isYes = (field: string): boolean => field.toUpperCase() === 'TRUE';

/** Writes such a file. A cookie that holds a tab or a line break has no place in one. */
export function writeNetscape(cookies: Iterable<StoredCookie>): string {
  const lines = [...cookies]
    .filter((cookie) => ![cookie.name, cookie.value, cookie.path, cookie.domain].some((text) => /[\t\r\n]/.test(text)))
    .map(lineOf);
  return ['# Netscape HTTP Cookie File', ...lines, ''].join('\n');
}

const lineOf = ({ name, value, domain, hostOnly, path, expires, secure, httpOnly }: StoredCookie): string =>
  [
    `${httpOnly ? marker : ''}${hostOnly ? '' : '.'}${domain}`,
    hostOnly ? 'FALSE' : 'TRUE',
    path,
    secure ? 'TRUE' : 'FALSE',
    String(expires === null ? 0 : Math.ceil(expires / 1000)),
    name,
    value,
  ].join('\t');
