import type { AdviceFinding, ExchangeRule } from '../advice-rule';
import { findVerb } from '../crud-verbs';
import { fromRequest, fromStatus } from '../quote';
import type { Seen, SeenAnswer } from '../seen';

export const unsafeGet: ExchangeRule = {
  id: 'unsafe-get',
  title: 'A GET that changes something',
  weight: 'fault',
  reason:
    'GET is safe: browsers fetch ahead, crawlers follow every link, proxies and clients repeat what got no answer. Where GET creates or deletes, they all do it, without anybody having meant it.',
  source: { name: 'RFC 9110, 9.2.1: safe methods', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1' },
  example: { worse: 'GET /users/delete?id=2', better: 'DELETE /users/2' },
  look(seen) {
    if (seen.method !== 'GET' && seen.method !== 'HEAD') return null;
    return seen.answer?.status === 201 ? madeSomething(seen, seen.answer) : saysDeed(seen);
  },
};

const madeSomething = (seen: Seen, answer: SeenAnswer): AdviceFinding => ({
  says: 'The answer to a GET says that something was created.',
  evidence: [fromRequest(seen), fromStatus(answer)],
  instead: null,
});

function saysDeed(seen: Seen): AdviceFinding | null {
  const { answer, address } = seen;
  const verb = findVerb(address.segments);
  if (!verb || verb.method === 'GET' || (answer && !isSuccess(answer))) return null;
  return {
    says: `The address says ${verb.verb}, and a GET ${answer ? 'was answered with success' : 'is saved for it'}.`,
    evidence: [fromRequest(seen, verb.segment), ...(answer ? [fromStatus(answer)] : [])],
    instead: `${verb.method} in place of GET`,
  };
}

/** Whether a request only reads, as far as method and address tell: whether it may be sent without asking. */
export const isSafeToSend = (seen: Seen): boolean => seen.method === 'GET' && saysDeed({ ...seen, answer: null }) === null;

/** A page on which one may edit is no edit. */
const isSuccess = ({ status, mediaType }: SeenAnswer): boolean => status < 300 && mediaType?.essence !== 'text/html';
