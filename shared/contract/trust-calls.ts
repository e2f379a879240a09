import { z } from 'zod';
import { call } from './define';

/** Names or addresses without a port; whoever answers there is believed. */
export const unverifiedHostsSchema = z.array(z.string());
const host = z.string().min(1).max(253);

/** The part of the contract about servers whose certificates are not verified. It holds until Cairn is closed; no file knows of it. */
export const trustCalls = {
  'trust.list': call({ input: z.null(), output: unverifiedHostsSchema }),
  /** From now on whoever answers for this host is believed, on every port. */
  'trust.allow': call({ input: z.strictObject({ host }), output: unverifiedHostsSchema }),
  /** From now on its certificates are verified again; connections made before are not used any more. */
  'trust.revoke': call({ input: z.strictObject({ host }), output: unverifiedHostsSchema }),
} as const;
