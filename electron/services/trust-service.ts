import type { HandlersOf, Publish } from '#shared/contract/types';
import { ok } from '#shared/result';
import type { UnverifiedHosts } from '../engine/unverified-hosts';

/** What pages can say and ask of servers that are not verified. */
export function createTrustService(unverified: UnverifiedHosts, publish: Publish): HandlersOf<'trust'> {
  const tell = () => {
    const hosts = [...unverified.list()];
    publish('trust.changed', hosts);
    return ok(hosts);
  };
  return {
    'trust.list': async () => ok([...unverified.list()]),
    async 'trust.allow'({ host }) {
      unverified.allow(host);
      return tell();
    },
    async 'trust.revoke'({ host }) {
      unverified.revoke(host);
      return tell();
    },
  };
}
