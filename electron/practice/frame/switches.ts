import type { PracticeSwitches } from '#shared/model/practice';
import type { WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { refuse } from './refuse.ts';

/** What is wrong with the whole server at once, until somebody turns it off. */
export function switchesOf({ world: { wall } }: Pick<Ask, 'world'>): PracticeSwitches {
  return {
    maintenance: wall.read('maintenance') === 1,
    captivePortal: wall.read('captivePortal') === 1,
    latencyMs: wall.read('latencyMs'),
  };
}

/** Turns the switches that are named. */
export function changeSwitches({ world }: Pick<Ask, 'world'>, change: Partial<PracticeSwitches>): PracticeSwitches {
  const { maintenance, captivePortal, latencyMs } = { ...switchesOf({ world }), ...change };
  world.wall.write('maintenance', Number(maintenance));
  world.wall.write('captivePortal', Number(captivePortal));
  world.wall.write('latencyMs', latencyMs);
  world.announce();
  return switchesOf({ world });
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
