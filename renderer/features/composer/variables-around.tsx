import type { KnownVariable } from '#shared/model/environment';
import { type ReactNode, useMemo } from 'react';
import { useApp } from '../../state/use-app';
import { VariableWordsProvider } from '../../ui/variable-field/variable-words';
import { knownWords, type Ways } from './known-words';
import { useDefineVariable } from './use-define-variable';
import { useVariablesInReach } from './use-known-variables';

/** Fields in it know the variables that count in a tab's request. */
export function VariablesAround({ tabId, children }: { readonly tabId: string; readonly children: ReactNode }) {
  const known = useVariablesInReach(tabId);
  const openEnvironments = useApp((state) => state.openEnvironments);
  const showPart = useApp((state) => state.showComposerPart);
  const define = useDefineVariable(tabId);
  const words = useMemo(() => {
    const ways: Ways = {
      toKnown: (variable) => wayTo(variable, { openEnvironments, showPart: () => showPart(tabId, 'variables') }),
      toUnknown: define,
    };
    return knownWords(known, ways);
  }, [known, define, openEnvironments, showPart, tabId]);
  return <VariableWordsProvider words={words}>{children}</VariableWordsProvider>;
}

interface Doors {
  readonly openEnvironments: (place: { readonly root: string; readonly path: string }) => void;
  readonly showPart: () => void;
}

function wayTo({ scope, from, environment }: KnownVariable, { openEnvironments, showPart }: Doors) {
  if (environment) return { label: `Open ${from}`, run: () => openEnvironments(environment) };
  return scope === 'request' ? { label: 'Show the variables of this request', run: showPart } : null;
}
