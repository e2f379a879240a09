import type { ExplainInput } from '#shared/explain/explain-input';
import type { NextTry } from '#shared/explain/explanation';
import { authNames } from '#shared/model/auth';
import type { Identity } from '#shared/model/identity';
import { useMemo } from 'react';
import { asIdentity, type Person, whoWords } from '../../state/identities';
import { useIdentities } from '../../state/use-identities';

const most = 3;

/**
 * Where a server asks who this is, or knows and refuses: the same request as somebody whose credentials are at hand, ready to
 * be sent. The people of the practice server count only where the request went there.
 */
export function useKnownTries(tabId: string, { exchange, draft }: ExplainInput): readonly NextTry[] {
  const { own, people, known } = useIdentities(tabId);
  return useMemo(() => {
    if (exchange.phase !== 'finished' || ![401, 403].includes(exchange.head.status)) return [];
    const sentAs = whoWords(draft, known);
    const others = [...people, ...own].filter(({ name, auth }) => auth.kind !== 'none' && `as ${name}` !== sentAs);
    return others.slice(0, most).map((one) => ({
      title: `Ask as ${one.name}`,
      detail: detailOf(one),
      action: { kind: 'send' as const, draft: asIdentity(draft, one.auth) },
    }));
  }, [exchange, draft, own, people, known]);
}

const detailOf = (identity: Identity | Person): string =>
  'role' in identity
    ? `${identity.role} of the practice server, with ${authNames[identity.auth.kind]}.`
    : `An identity you keep, with ${authNames[identity.auth.kind]}.`;

/** What is at hand stands after what mends the credential that was sent, and before what has to be filled in. */
export function inOrder(tries: readonly NextTry[], known: readonly NextTry[]): readonly NextTry[] {
  if (known.length === 0) return tries;
  const mends = tries.filter(({ title }) => title.startsWith('Send the same'));
  return [...mends, ...known, ...tries.filter((one) => !mends.includes(one))];
}
