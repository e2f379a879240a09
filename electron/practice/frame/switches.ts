import type { PracticeSwitches } from '#shared/model/practice';
import type { Answer, WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { refuse } from './refuse.ts';

const usualRetrySeconds = 30;

/** What is wrong with the whole server at once, until somebody turns it off. */
export function switchesOf({ world: { wall } }: Pick<Ask, 'world'>): PracticeSwitches {
  return {
    maintenance: wall.read('maintenance') === 1,
    captivePortal: wall.read('captivePortal') === 1,
    latencyMs: wall.read('latencyMs'),
    retryAfterSeconds: wall.read('retryAfterSeconds') || usualRetrySeconds,
    cutting: wall.read('cutting') === 1,
  };
}

/** Whether no switch is on, which is asked for every request. */
export const isAsUsual = ({ world: { wall } }: Pick<Ask, 'world'>): boolean => !onOrOff.some((place) => wall.read(place) > 0);

const onOrOff = ['maintenance', 'captivePortal', 'latencyMs', 'cutting'] as const;

/** Turns the switches that are named. */
export function changeSwitches({ world }: Pick<Ask, 'world'>, change: Partial<PracticeSwitches>): PracticeSwitches {
  const { maintenance, captivePortal, latencyMs, retryAfterSeconds, cutting } = { ...switchesOf({ world }), ...change };
  world.wall.write('maintenance', Number(maintenance));
  world.wall.write('captivePortal', Number(captivePortal));
  world.wall.write('latencyMs', latencyMs);
  world.wall.write('retryAfterSeconds', retryAfterSeconds);
  world.wall.write('cutting', Number(cutting));
  world.announce();
  return switchesOf({ world });
}

/** The answer that every address gives while a switch is on; /practice/ stays open, or nobody could turn it off. */
export function switchedOff(ask: Ask): WholeAnswer | null {
  if (ask.path.startsWith('/practice/')) return null;
  const { maintenance, captivePortal, retryAfterSeconds } = switchesOf(ask);
  if (maintenance) {
    const headers = [['Retry-After', String(retryAfterSeconds)]] as const;
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

const cutEach = 4;

/** While `cutting` is on, every fourth answer breaks off in the middle; those about the server itself never do. */
export function cutOff(ask: Ask): Answer | null {
  if (ask.path.startsWith('/practice/') || !switchesOf(ask).cutting) return null;
  const turn = ask.world.recall('answers until the next cut', () => ({ left: cutEach }));
  turn.left = turn.left === 1 ? cutEach : turn.left - 1;
  return turn.left === cutEach ? cutInTheMiddle : null;
}

const cutInTheMiddle: Answer = {
  status: 200,
  takeOver(request, response) {
    request.resume();
    response.writeHead(200, ['Content-Type', 'application/json', 'Content-Length', '1000']);
    // The pause lets the head arrive before the reset throws the rest away.
    response.write('{"cut": "here', () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
  },
};
