import type { Answer, WholeAnswer } from '../frame/answer.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Ask } from '../frame/ask.ts';
import type { Outcome, Refusal } from '../frame/outcome.ts';
import { granted, refused } from '../frame/outcome.ts';
import { refuse } from '../frame/refuse.ts';
import { parseJson } from '../drf/parsers/parse-body.ts';
import { anyAuthenticator, authenticate, unauthenticated } from '../policies/authentication.ts';
import type { Person } from '../world/people.ts';

/** Who asks, where nobody may be a stranger. */
export function signedIn(ask: Ask): Outcome<Person> {
  const person = authenticate(ask, anyAuthenticator);
  if (!person.ok) return person;
  return person.value
    ? granted(person.value)
    : refused({ ...unauthenticated(anyAuthenticator), help: 'alice and bert are members; see /whoami/accounts.' });
}

/** Everybody reads; who writes says who they are. */
export const writersAreKnown: NonNullable<Endpoint['access']> = (method) =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? { schemes: [], open: true } : callersAreKnown(method);

/** Nobody may be a stranger. */
export const callersAreKnown: NonNullable<Endpoint['access']> = () => ({
  schemes: anyAuthenticator.map(({ name }) => name),
  open: false,
});

/** What must be true of any request with a body, before anybody looks into it. */
export function bodyRefusal(ask: Ask, mediaType = 'application/json'): Refusal | null {
  if (ask.headers['transfer-encoding'] !== undefined) {
    return {
      status: 411,
      detail: 'A body must come with its length here.',
      help: 'Send Content-Length in place of Transfer-Encoding: chunked.',
    };
  }
  const given = ask.headers['content-type'] ?? '';
  if (given.split(';', 1)[0]?.trim().toLowerCase() === mediaType) return null;
  return { status: 415, detail: `"${given}" is not read here.`, help: `Send ${mediaType}.`, headers: [['Accept', mediaType]] };
}

/** RFC 8470: what came before the handshake was over may have been sent again by somebody else. */
export function earlyDataRefusal(ask: Ask): Refusal | null {
  if (ask.headers['early-data'] !== '1') return null;
  return {
    status: 425,
    detail: 'This came as early data, and might be a replay.',
    help: 'Send it again when the handshake is over, without Early-Data.',
  };
}

/** The body as JSON, once it is clear that it may be read. */
export async function readStrictJson(ask: Ask): Promise<Outcome<unknown>> {
  const refusal = bodyRefusal(ask);
  if (refusal) return refused(refusal);
  const body = await ask.body();
  if (!body.ok) return body;
  const input = parseJson(body.value, ask.headers['content-type'] ?? '');
  if (!input.ok) return refused({ ...input.refusal, help: 'Mend the JSON at that place, and send it again.' });
  return granted(input.value.kind === 'json' ? input.value.value : null);
}

/** Either the answer, or the refusal as one. */
export function settled(ask: Ask, outcome: Outcome<WholeAnswer>): Answer {
  return outcome.ok ? outcome.value : refuse(ask, outcome.refusal);
}
