import type { CookieFacts } from '#shared/model/cookie';

/** A cookie while it is written. */
export interface CookieForm extends Omit<CookieFacts, 'expires'> {
  /** Null: as it is. */
  readonly value: string | null;
  /** The moment it ends, as typed. */
  readonly until: string;
}

export const blankCookie: CookieForm = {
  name: '',
  value: '',
  domain: '',
  hostOnly: true,
  path: '/',
  until: '',
  secure: false,
  httpOnly: false,
  sameSite: null,
};

const two = (number: number): string => String(number).padStart(2, '0');

/** A moment as it is typed, in the time of the place; empty for none. */
export function expiresText(expires: number | null): string {
  if (expires === null) return '';
  const date = new Date(expires);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment that was typed: null for none, undefined while it is no moment. */
export function expiresFrom(text: string): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const [, year, month, day, hour = '0', minute = '0'] = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d))?$/.exec(typed) ?? [];
  if (year === undefined) return undefined;
  const date = new Date(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  // A 31 February would roll over into March.
  return date.getMonth() === Number(month) - 1 && date.getDate() === Number(day) ? date.getTime() : undefined;
}
