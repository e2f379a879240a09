import { headerValues } from '#shared/http/header-list';
import { hrefOf } from '#shared/http/url-parts';
import type { CookieFacts, HeldCookie, HeldReason } from '#shared/model/cookie';
import type { ExchangeEvent, HeaderList } from '#shared/model/exchange-event';
import type { Authorized } from './authentication';
import type { ChosenCookies } from './cookie-box';
import type { ExchangeRun } from './exchange-run';
import { headerValue, type WireRequest } from './wire-request';

/**
 * Puts the jar's cookies on a request, and tells which. A Cookie field that was typed stays as it is, and then none are added;
 * beside cookies of credentials those go that have another name.
 */
export async function* withCookies(
  authorized: Authorized,
  bare: WireRequest,
  run: ExchangeRun,
): AsyncGenerator<ExchangeEvent, Authorized> {
  const { cookies, options, hop } = run;
  if (cookies === null) return authorized;
  const { request } = authorized;
  const chosen = await cookies.choose({ url: urlOf(request), isLed: run.isLed });
  const fitting = fit(chosen, { bare, request, isOff: !options.sendCookies });
  yield run.tell({ type: 'cookiesChosen', hop, jar: cookies.jar, sent: [...fitting.sent], held: [...fitting.held] });
  if (fitting.values.length === 0) return authorized;
  return { ...authorized, request: { ...request, headers: withField(request.headers, fitting.values) } };
}

/** Takes the cookies of an answer into the jar, and tells what became of them. */
export async function* takeCookies(
  request: WireRequest,
  { headers, interim }: { readonly headers: HeaderList; readonly interim: number | null },
  run: ExchangeRun,
): AsyncGenerator<ExchangeEvent, void> {
  const lines = headerValues(headers, 'Set-Cookie');
  if (run.cookies === null || lines.length === 0) return;
  const { jar } = run.cookies;
  const received = await run.cookies.take({ url: urlOf(request), lines, interim, isTaken: run.options.storeCookies });
  yield run.tell({ type: 'cookiesTaken', hop: run.hop, jar, received: [...received] });
}

const urlOf = ({ url, target }: WireRequest): string => hrefOf({ ...url, target });

interface Fitting {
  readonly bare: WireRequest;
  readonly request: WireRequest;
  readonly isOff: boolean;
}

type Fit = Pick<ChosenCookies, 'values' | 'sent' | 'held'>;

function fit(chosen: ChosenCookies, { bare, request, isOff }: Fitting): Fit {
  if (isOff) return heldAll(chosen, 'off');
  if (headerValue(bare.headers, 'cookie') !== null) return heldAll(chosen, 'typed');
  const taken = new Set(namesIn(headerValue(request.headers, 'cookie') ?? ''));
  const isFree = ({ name }: CookieFacts) => name === '' || !taken.has(name);
  return {
    values: chosen.values.filter((_, at) => isFree(chosen.sent[at] ?? noCookie)),
    sent: chosen.sent.filter(isFree),
    held: [...chosen.sent.filter((cookie) => !isFree(cookie)).map(heldAs('sameName')), ...chosen.held],
  };
}

const noCookie = { name: '' } as CookieFacts;

const heldAs =
  (why: HeldReason) =>
  (cookie: CookieFacts): HeldCookie => ({ ...cookie, why, setBy: '' });

const heldAll = ({ sent, held }: ChosenCookies, why: HeldReason): Fit => ({
  values: [],
  sent: [],
  held: [...sent.map(heldAs(why)), ...held],
});

const namesIn = (field: string): string[] => field.split(';').map((pair) => pair.split('=')[0]?.trim() ?? '');

/** Behind what stands there already, in one field (RFC 6265bis, 5.8.1). */
function withField(headers: HeaderList, values: readonly string[]): HeaderList {
  const text = values.join('; ');
  const at = headers.findIndex(([name]) => name.toLowerCase() === 'cookie');
  if (at < 0) return [...headers, ['Cookie', text]];
  return headers.map(([name, value], index) => [name, index === at ? joined(value, text) : value]);
}

const joined = (before: string, more: string): string => (before.trim() === '' ? more : `${before}; ${more}`);
