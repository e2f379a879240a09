import { bodyAt, field, rowsAt } from '#shared/lessons/seen';
import type { Answer } from '../use-bench';
import { servedBy } from './balancer-facts';
import { count } from './words';

/** One look into a cart: which server answered, and how many lines it knew of. */
export interface Look {
  readonly server: number | null;
  readonly lines: number;
  readonly isPut: boolean;
}

export interface CartFacts {
  readonly looks: readonly Look[];
  /** What the client holds and sends along; null before it was given any. */
  readonly held: string | null;
}

/** The looks into one of the carts, in the order they were sent. */
export function cartFacts(answers: readonly Answer[], tag: 'token' | 'session'): CartFacts {
  const own = answers.filter((answer) => answer.tag === tag);
  return {
    looks: own.map((answer) => ({
      server: servedBy(answer),
      lines: rowsAt(answer, 'lines').length,
      isPut: answer.exchange.method === 'POST',
    })),
    held: tag === 'token' ? tokenOf(own) : cookieOf(own),
  };
}

/** The token that came with the latest answer that has one. */
export function tokenOf(answers: readonly Answer[]): string | null {
  for (const answer of answers.toReversed()) {
    const token = bodyAt(answer, 'token');
    if (typeof token === 'string') return token;
  }
  return null;
}

/** The cookie of the first answer that set one: the session that was begun. */
export function cookieOf(answers: readonly Answer[]): string | null {
  for (const answer of answers) {
    const cookie = field(answer, 'Set-Cookie');
    if (cookie !== null) return cookie.split(';')[0] ?? null;
  }
  return null;
}

/** Both carts in a sentence. */
export function cartSentence(token: CartFacts, session: CartFacts): string {
  if (token.looks.length + session.looks.length === 0)
    return 'Two carts, both empty: one travels with the client, one stays at a server.';
  return `${wordsOf('The cart in the token', token)} ${wordsOf('The cart in the session', session)}`;
}

function wordsOf(name: string, { looks }: CartFacts): string {
  const reads = looks.filter(({ isPut }) => !isPut);
  const found = reads.filter(({ lines }) => lines > 0).length;
  const servers = new Set(reads.map(({ server }) => server)).size;
  return `${name} was found ${found} of ${count(reads.length, 'time')}, at ${count(servers, 'server')}.`;
}
