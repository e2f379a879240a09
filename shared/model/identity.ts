import { z } from 'zod';
import { isExempt } from '#shared/http/no-proxy';
import { authSchema } from './auth';

/** Somebody one can send as: credentials under a name. */
export const identitySchema = z.strictObject({
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  auth: authSchema,
  /**
   * Of a client certificate: hosts to which it is shown where a request says nothing of one, written as in NO_PROXY. Absent or
   * empty: it is shown only by whoever chooses it.
   */
  hosts: z.string().max(10_000).optional(),
});
export type Identity = z.infer<typeof identitySchema>;

/** The first whose client certificate is to be shown to a host by itself; `host` without brackets. */
export const identityForHost = (identities: readonly Identity[], host: string, port: number): Identity | undefined =>
  identities.find(({ auth, hosts = '' }) => auth.kind === 'clientCertificate' && isExempt(hosts, host, port));
