import { describeFailure } from '#shared/failure-words';
import { secretsIn } from '#shared/model/auth-secrets';
import { blankAuth } from '#shared/model/auth';
import { advance, type Exchange, isOver } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { hiding } from '#shared/secrets/hide-secrets';
import { maskAddress } from '#shared/secrets/mask-address';
import { findVariables } from '#shared/variables/find-variables';
import type { BodyStore } from '../bodies/body-store';
import { isCredential } from '../engine/credentials';
import type { KeptEntry } from '../storage/history/history-file.ts';
import type { KeptExchange } from './kept-exchange';
import { secretsOfExchange } from './secrets-of-exchange';
import { shownDraft } from './shown-draft';

/** So much of a body can be searched. */
const searchedAtMost = 64 * 1024;

const hidden = '•••';

/** What of an exchange is kept. */
export interface KeepRules {
  /** Bodies above this are not kept. */
  readonly bodyAtMost: number;
  /** Write down what lets somebody in as it was sent. */
  readonly keepSecrets: boolean;
}

interface Found {
  /** Secrets that were filled in. */
  readonly filledIn: readonly string[];
  /** Name of the environment that was chosen; empty where none was. */
  readonly environment: string;
  readonly bodies: Pick<BodyStore, 'get'>;
}

/** What is kept of an exchange that is over; null while it is not. Secrets that were typed or filled in are left out of all of it. */
export async function historyEntry(
  kept: KeptExchange,
  { filledIn, environment, bodies }: Found,
  rules: KeepRules,
): Promise<KeptEntry | null> {
  const exchange = kept.events.reduce<Exchange | undefined>(advance, undefined);
  if (!exchange || !isOver(exchange)) return null;
  const body = await bodyOf(exchange.bodyId, bodies, rules.bodyAtMost);
  const facts = {
    id: exchange.id,
    at: exchange.startedAt,
    method: exchange.method,
    status: exchange.head?.status ?? null,
    reason: exchange.head?.reason ?? '',
    timeMs: exchange.timings.totalMs,
    bodyBytes: exchange.bodyBytes,
    environment,
    place: kept.place && { root: kept.place.root, path: kept.place.path },
  };
  if (rules.keepSecrets) return { ...facts, ...asSent(kept, exchange, body) };
  const hide = hiding([...filledIn, ...secretsOfExchange(kept.draft, exchange)], { mark: hidden });
  const shown = hiddenIn(body, hide);
  return {
    ...facts,
    url: maskAddress(hide(exchange.url)),
    failure: hide(failureWords(exchange)),
    draft: hide(JSON.stringify(draftWithoutSecrets(kept.draft), inMaskedAddresses)),
    events: hide(JSON.stringify(kept.events, withoutCredentials)),
    text: hide(searchText(exchange, shown)),
    body: shown,
  };
}

const failureWords = (exchange: Exchange): string => (exchange.phase === 'failed' ? describeFailure(exchange.failure) : '');

const asSent = ({ draft, events }: KeptExchange, exchange: Exchange, body: Uint8Array | null) => ({
  url: exchange.url,
  failure: failureWords(exchange),
  draft: JSON.stringify(draft),
  events: JSON.stringify(events),
  text: searchText(exchange, body),
  body,
});

/** Credentials that were typed are left empty; those that name a variable stay, and work again. */
function draftWithoutSecrets(draft: RequestDraft): RequestDraft {
  const typed = secretsIn(draft.auth).some((secret) => findVariables(secret).length === 0);
  const shown = shownDraft(draft);
  const headers = shown.headers.map((row) =>
    isCredential(row.name) && findVariables(row.value).length === 0 ? { ...row, value: hidden } : row,
  );
  return { ...shown, headers, auth: typed ? blankAuth[draft.auth.kind] : draft.auth };
}

const addressFields = new Set(['url', 'target', 'location']);

/** Addresses as they may be shown; all else as it is. */
function inMaskedAddresses(key: string, value: unknown): unknown {
  return typeof value === 'string' && addressFields.has(key) ? maskAddress(value) : value;
}

/** Values of header lines that let somebody in. */
function withoutCredentials(key: string, value: unknown): unknown {
  if (typeof value === 'string') return inMaskedAddresses(key, value);
  if (!Array.isArray(value) || value.length !== 2 || typeof value[0] !== 'string' || typeof value[1] !== 'string') return value;
  const [name] = value;
  return isCredential(name) || /^set-cookie2?$/i.test(name) ? [name, hidden] : value;
}

/** A body that is text without the secrets that a server has sent back; any other as it came. */
function hiddenIn(body: Uint8Array | null, hide: (text: string) => string): Uint8Array | null {
  if (body === null) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    const shown = hide(text);
    return shown === text ? body : new TextEncoder().encode(shown);
  } catch {
    return body;
  }
}

async function bodyOf(bodyId: string | null, bodies: Pick<BodyStore, 'get'>, bodyAtMost: number): Promise<Uint8Array | null> {
  const body = bodyId === null ? undefined : bodies.get(bodyId);
  return body && body.bytes > 0 && body.bytes <= bodyAtMost ? body.read(0, body.bytes) : null;
}

/** The address, heads without credentials, and the beginning of a body that is text. */
function searchText(exchange: Exchange, body: Uint8Array | null): string {
  const head = 'head' in exchange ? (exchange.head?.headers ?? []) : [];
  const lines = head.filter(([name]) => !isCredential(name) && !/^set-cookie2?$/i.test(name)).map((pair) => pair.join(': '));
  const start = body?.subarray(0, searchedAtMost);
  const isText = start !== undefined && !start.includes(0);
  return [exchange.url, ...lines, isText ? new TextDecoder().decode(start) : ''].join('\n');
}
