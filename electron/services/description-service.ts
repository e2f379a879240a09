import { join } from 'node:path';
import type { CallInput, Caller, Handlers, HandlersOf, Publish } from '#shared/contract/types';
import { isCredential } from '#shared/http/credential-fields';
import { advance, lastHop, type Exchange } from '#shared/model/exchange';
import type { DescriptionSource } from '#shared/model/kept-description';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Settings } from '#shared/model/settings';
import { fail, ok, type Result } from '#shared/result';
import { hiding } from '#shared/secrets/hide-secrets';
import { withoutSecretParameters } from '#shared/secrets/secret-parameters';
import { keepDescriptions } from '../storage/description-files.ts';
import { secretsOfExchange } from './secrets-of-exchange';

interface Parts {
  readonly home: string;
  readonly publish: Publish;
  /** What the user wants to be kept of what is sent, as it stands now. */
  readonly rules: () => Promise<Settings['history']>;
  /** Others know what came, and how it is read. */
  readonly handlers: Pick<
    Handlers,
    'exchange.replay' | 'exchange.readDraft' | 'exchange.readWire' | 'body.readDescription' | 'files.readDescription'
  >;
}

export interface DescriptionService {
  readonly handlers: HandlersOf<'descriptions'>;
  readonly forgetAll: () => Promise<Result<null>>;
}

/** Keeps descriptions of APIs beyond the window that found them, one for each origin, without what they were asked with. */
export function createDescriptionService(parts: Parts): DescriptionService {
  const files = keepDescriptions(join(parts.home, 'descriptions'));
  const forgotten = (done: Result<void>, origin: string | null): Result<null> => {
    if (!done.ok) return done;
    parts.publish('descriptions.changed', { origin, readAt: null, isWished: true });
    return ok(null);
  };
  return {
    handlers: {
      async 'descriptions.keep'({ origin, readAt, isWished, from }, caller) {
        if (!(await parts.rules()).isKept) return ok(false);
        const found = from.kind === 'file' ? await inFile(from.path, parts, caller) : await inExchange(from, parts, caller);
        if (!found.ok) return found;
        const { json, source } = found.value;
        if (json === null || !isDescription(json)) return ok(false);
        const kept = await files.write({ facts: { origin, source, readAt, isWished }, json });
        if (kept.ok && kept.value) parts.publish('descriptions.changed', { origin, readAt, isWished });
        return kept;
      },
      'descriptions.read': async ({ origin }) => ok(await files.read(origin)),
      'descriptions.forget': async ({ origin }) => forgotten(await files.forget(origin), origin),
    },
    forgetAll: async () => forgotten(await files.forgetAll(), null),
  };
}

interface Found {
  readonly json: string | null;
  readonly source: DescriptionSource;
}

async function inFile(path: string, { handlers }: Parts, caller: Caller): Promise<Result<Found>> {
  const read = await handlers['files.readDescription']({ path }, caller);
  return read.ok ? ok({ json: read.value.json, source: { kind: 'file', path } }) : read;
}

type FromExchange = Extract<CallInput<'descriptions.keep'>['from'], { kind: 'exchange' }>;

async function inExchange({ exchangeId }: FromExchange, { handlers }: Parts, caller: Caller): Promise<Result<Found>> {
  const events = await handlers['exchange.replay']({ exchangeId }, caller);
  if (!events.ok) return events;
  const exchange = events.value.reduce<Exchange | undefined>(advance, undefined);
  if (exchange?.phase !== 'finished' || exchange.bodyId === null) return fail({ kind: 'notFound', what: 'this document' });
  const read = await handlers['body.readDescription']({ bodyId: exchange.bodyId, charset: null }, caller);
  if (!read.ok) return read;
  const secrets = await secretsOf(exchange, handlers, caller);
  if (!secrets.ok) return secrets;
  const url = withoutSecretParameters(lastHop(exchange)?.url ?? exchange.url, secrets.value);
  const hide = hiding(secrets.value, { mark: '•••', shortest });
  return ok({ json: read.value.json && hide(read.value.json), source: { kind: 'address', url: hide(url) } });
}

/** What a request was asked with, typed or filled in. */
async function secretsOf(exchange: Exchange, handlers: Parts['handlers'], caller: Caller): Promise<Result<string[]>> {
  const of = { exchangeId: exchange.id };
  const draft = await handlers['exchange.readDraft'](of, caller);
  if (!draft.ok) return draft;
  const wire = await handlers['exchange.readWire'](of, caller);
  const filledIn = wire.ok ? (wire.value.secrets ?? []) : [];
  return ok([...filledIn, ...secretsOfExchange(draft.value, exchange), ...inHeaders(draft.value)]);
}

/** Credentials that were typed as header lines, with and without the scheme before them; where somebody was is none. */
const inHeaders = ({ headers }: RequestDraft): string[] =>
  headers
    .filter(({ name }) => isCredential(name) && !/^(?:referer|origin)$/i.test(name))
    .flatMap(({ value }) => [value, value.slice(value.lastIndexOf(' ') + 1)]);

/** A shorter one is a word that paths and fields may be called by. */
const shortest = 8;

function isDescription(json: string): boolean {
  try {
    const root: unknown = JSON.parse(json);
    return typeof root === 'object' && root !== null && 'paths' in root && ('openapi' in root || 'swagger' in root);
  } catch {
    // What was hidden in it was no text.
    return false;
  }
}
