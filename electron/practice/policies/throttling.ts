import type { PracticeRate } from '#shared/model/practice';
import type { HeaderPair } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import type { Drawer } from '../world/drawers.ts';
import type { Person } from '../world/people.ts';
import type { World } from '../world/world.ts';

/** So many requests in so many seconds. */
export interface Rate {
  readonly name: string;
  readonly requests: number;
  readonly seconds: number;
}

/** Whom a rate counts for: an identity, or null for those it leaves alone. */
export interface Throttle {
  readonly rates: readonly Rate[];
  identify(ask: Ask, person: Person | null): string | null;
}

/**
 * Counts a request, or refuses it when the window is full (as DRF does: a sliding window of the
 * times of those that were let through; the refused do not push it on).
 */
export function throttle(ask: Ask, throttles: readonly Throttle[], person: Person | null): Outcome<readonly HeaderPair[]> {
  const now = ask.world.clock.now();
  const counted: Counted[] = [];
  for (const each of throttles) {
    const identity = each.identify(ask, person);
    if (identity === null) continue;
    for (const rate of each.rates) counted.push(countFor(ask, rate, identity, now));
  }
  const full = counted.filter(({ rate, times }) => times.length >= rate.requests);
  if (full.length > 0) return refused(throttled(Math.max(...full.map((each) => waitFor(each, now))), headersOf(counted, now)));
  const more = counted.map((each) => ({ ...each, times: [...each.times, now] }));
  for (const { key, times } of more) historyOf(ask).set(key, times);
  return granted(headersOf(more, now));
}

interface Counted {
  readonly rate: Rate;
  readonly key: string;
  readonly times: readonly number[];
}

const historyOf = ({ world }: Pick<Ask, 'world'>): Drawer<readonly number[]> => world.drawers.open('throttle history');

function countFor(ask: Ask, rate: Rate, identity: string, now: number): Counted {
  const key = `${rate.name} ${identity}`;
  const times = (historyOf(ask).get(key) ?? []).filter((time) => time > now - rate.seconds * 1000);
  return { rate, key, times };
}

const waitFor = ({ rate, times }: Counted, now: number): number =>
  Math.ceil(((times[0] ?? now) + rate.seconds * 1000 - now) / 1000);

function throttled(seconds: number, headers: readonly HeaderPair[]) {
  const unit = seconds === 1 ? 'second' : 'seconds';
  return {
    status: 429,
    detail: `Request was throttled. Expected available in ${seconds} ${unit}.`,
    headers: [['Retry-After', String(seconds)], ...headers] as const,
  };
}

/** What is left of each rate, as the RateLimit draft of the IETF writes it. */
function headersOf(counted: readonly Counted[], now: number): readonly HeaderPair[] {
  if (counted.length === 0) return [];
  const left = counted.map((each) => {
    const remaining = Math.max(0, each.rate.requests - each.times.length);
    return `"${each.rate.name}";r=${remaining};t=${each.times.length === 0 ? each.rate.seconds : waitFor(each, now)}`;
  });
  return [
    ['RateLimit', left.join(', ')],
    ['RateLimit-Policy', counted.map(({ rate }) => `"${rate.name}";q=${rate.requests};w=${rate.seconds}`).join(', ')],
  ];
}

const day = 86_400;

/** Strangers, told apart by the whole of `X-Forwarded-For`, else by address. Whoever signs in is left alone. */
export const anonThrottle: Throttle = {
  rates: [
    { name: 'anon-burst', requests: 5, seconds: 60 },
    { name: 'anon', requests: 100, seconds: day },
  ],
  identify: (ask, person) => (person ? null : addressOf(ask)),
};

export const userThrottle: Throttle = {
  rates: [
    { name: 'user-burst', requests: 5, seconds: 60 },
    { name: 'user', requests: 1000, seconds: day },
  ],
  identify: (ask, person) => person?.username ?? addressOf(ask),
};

/** A rate for one purpose, whatever else the caller does. */
export const scopedThrottle: Throttle = {
  rates: [{ name: 'uploads', requests: 2, seconds: 60 }],
  identify: (ask, person) => person?.username ?? addressOf(ask),
};

export const allThrottles = { anon: anonThrottle, user: userThrottle, scoped: scopedThrottle } as const;

function addressOf(ask: Ask): string {
  const forwarded = ask.headers['x-forwarded-for'];
  return (Array.isArray(forwarded) ? forwarded.join(',') : forwarded) ?? ask.raw.socket.remoteAddress ?? '';
}

const shown = 3;

/** What was used up lately of the rates with a short window, the latest first. */
export function ratesUsed(world: World): PracticeRate[] {
  const now = world.clock.now();
  const rates = Object.values(allThrottles).flatMap((each) => each.rates.filter(({ seconds }) => seconds < day));
  const used = historyOf({ world })
    .entries()
    .flatMap(([key, times]) => {
      const rate = rates.find(({ name }) => key.startsWith(`${name} `));
      if (!rate) return [];
      const counting = times.filter((time) => time > now - rate.seconds * 1000);
      const freeAt = counting.map((time) => time + rate.seconds * 1000);
      return freeAt.length === 0 ? [] : [{ ...rate, who: key.slice(rate.name.length + 1), freeAt }];
    });
  return used.toSorted((one, other) => (other.freeAt.at(-1) ?? 0) - (one.freeAt.at(-1) ?? 0)).slice(0, shown);
}

/** Nobody has asked yet. */
export function forgetRates(world: World): void {
  const history = historyOf({ world });
  for (const [key] of history.entries()) history.delete(key);
}
