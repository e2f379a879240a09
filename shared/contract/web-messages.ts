import { z } from 'zod';

// What the web host and its pages say to each other beside the contract: the loopback road itself.

/** Request headers of every authorised call. The token never stands in an address. */
export const tokenHeader = 'x-cairn-token';
export const pageHeader = 'x-cairn-page';

/** The page's first words on the event socket. Nothing is told to a socket before them. */
export const helloSchema = z.strictObject({
  type: z.literal('hello'),
  token: z.string().max(200),
  /** Minted by the page when it loads; names it in calls and events. */
  page: z.string().min(1).max(100),
  /** The run of the host and the last event heard, or null for a page that has heard nothing yet. */
  since: z.strictObject({ run: z.string().max(100), seq: z.int().min(0) }).nullable(),
});
export type Hello = z.infer<typeof helloSchema>;

/** Asks for an address from which one body can be read for a while. */
export const ticketRequestSchema = z.strictObject({ bodyId: z.string().max(200) });

/** What the host says on the event socket. `seq` counts the events of one run of the host, from 1. */
export type HostMessage =
  | {
      readonly type: 'welcome';
      readonly run: string;
      /** The last event told so far; what was missed follows when `caughtUp`. */
      readonly seq: number;
      /** False when events were missed that the host no longer has: the page must ask for the state of things. */
      readonly caughtUp: boolean;
    }
  | { readonly type: 'event'; readonly seq: number; readonly name: string; readonly payload: unknown }
  | { readonly type: 'ping' };

/** Close code for a socket whose hello was not accepted. Coming back with the same words is no use. */
export const refusedCloseCode = 4401;
/** How often the host pings, and after how long a silence the page looks for it anew. */
export const pingEveryMs = 15_000;
export const silenceLimitMs = 40_000;
