import type { Timings } from '#shared/model/exchange-event';

/** Marks of one hop, in milliseconds of `performance.now()`. */
export interface HopClock {
  /** When the hop first turned to the network; null while it is only being prepared. */
  began: number | null;
  dnsMs: number | null;
  tcpMs: number | null;
  proxyMs: number | null;
  /** Null as long as nothing but the address decides on the way. */
  routeMs: number | null;
  proxyTlsMs: number | null;
  tlsMs: number | null;
  reused: boolean;
  sendBegan: number | null;
  sendEnded: number | null;
  firstByte: number | null;
}

export const startClock = (): HopClock => ({
  began: null,
  dnsMs: null,
  tcpMs: null,
  proxyMs: null,
  routeMs: null,
  proxyTlsMs: null,
  tlsMs: null,
  reused: false,
  sendBegan: null,
  sendEnded: null,
  firstByte: null,
});

/** Milliseconds since 1970, with fractions. */
export const now = (): number => performance.timeOrigin + performance.now();

/** What a hop's marks say at this moment, phase by phase. */
export function readClock(clock: HopClock): Timings {
  const end = performance.now();
  // An answer may begin before the request is out: sending is then over when the answer begins.
  const sendEnded = earliest(clock.sendEnded, clock.firstByte);
  return {
    dnsMs: rounded(clock.dnsMs),
    tcpMs: rounded(clock.tcpMs),
    proxyMs: rounded(clock.proxyMs),
    ...(clock.routeMs !== null && { routeMs: rounded(clock.routeMs) }),
    ...(clock.proxyTlsMs !== null && { proxyTlsMs: rounded(clock.proxyTlsMs) }),
    tlsMs: rounded(clock.tlsMs),
    sendMs: between(clock.sendBegan, sendEnded ?? end),
    waitMs: between(sendEnded, clock.firstByte ?? end),
    receiveMs: between(clock.firstByte, end),
    totalMs: between(clock.began, end) ?? 0,
    reused: clock.reused,
  };
}

const rounded = (ms: number | null) => (ms === null ? null : Math.max(0, Math.round(ms * 1000) / 1000));
const between = (from: number | null, to: number) => (from === null ? null : rounded(to - from));
const earliest = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b));
