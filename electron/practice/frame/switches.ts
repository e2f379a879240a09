import type { WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { refuse } from './refuse.ts';

/** What can be wrong with the whole server at once, until somebody turns it off. */
export interface Switches {
  maintenance: boolean;
  captivePortal: boolean;
  /** Added to every answer. */
  latencyMs: number;
}

export function switchesOf(ask: Pick<Ask, 'world'>): Switches {
  return ask.world.recall('switches', () => ({ maintenance: false, captivePortal: false, latencyMs: 0 }));
}

const retrySeconds = 30;

/** The answer that every address gives while a switch is on; /practice/ stays open, or nobody could turn it off. */
export function switchedOff(ask: Ask): WholeAnswer | null {
  if (ask.path.startsWith('/practice/')) return null;
  const { maintenance, captivePortal } = switchesOf(ask);
  if (maintenance) {
    const headers = [['Retry-After', String(retrySeconds)]] as const;
    return refuse(ask, {
      status: 503,
      detail: 'The server is being looked after.',
      help: 'PUT /practice/switches turns maintenance off.',
      headers,
    });
  }
  if (!captivePortal) return null;
  const portal = `${ask.origin}/practice/portal`;
  const headers = [
    ['Link', `<${portal}>; rel="login"`],
    ['Cache-Control', 'no-store'],
  ] as const;
  return refuse(ask, {
    status: 511,
    detail: 'This network wants you to agree to its terms first.',
    help: `POST ${portal} agrees.`,
    headers,
  });
}
