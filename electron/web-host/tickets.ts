import { randomBytes } from 'node:crypto';

export interface Tickets {
  /** A path that answers with one body, for a while, to whoever knows it. */
  grant(bodyId: string): string;
  /** The body a ticket is for; using a ticket makes it last longer, as a film is fetched piece by piece. */
  redeem(ticket: string): string | undefined;
}

const lastsMs = 5 * 60_000;
const mostTickets = 2_000;

/** Elements such as img cannot send a token, so a body gets an address that cannot be guessed and does not last. */
export function createTickets(now: () => number = Date.now): Tickets {
  const granted = new Map<string, { readonly bodyId: string; until: number }>();

  return {
    grant(bodyId) {
      prune();
      const ticket = randomBytes(32).toString('base64url');
      granted.set(ticket, { bodyId, until: now() + lastsMs });
      return `/bodies/${ticket}`;
    },
    redeem(ticket) {
      const grant = granted.get(ticket);
      if (!grant || grant.until < now()) return undefined;
      grant.until = now() + lastsMs;
      return grant.bodyId;
    },
  };

  function prune() {
    for (const [ticket, { until }] of granted) {
      if (until < now() || granted.size >= mostTickets) granted.delete(ticket);
    }
  }
}
