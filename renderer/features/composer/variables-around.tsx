import type { KnownVariable } from '#shared/model/environment';
import type { RequestPlace } from '#shared/model/collection';
import { createDraft } from '#shared/model/request-draft';
import { type ReactNode, useMemo } from 'react';
import { useApp } from '../../state/use-app';
import { VariableWordsProvider } from '../../ui/variable-field/variable-words';
import { knownWords, type Ways } from './known-words';
import { useDefineInEnvironment, useDefineVariable } from './use-define-variable';
import { useVariablesAt, useVariablesInReach } from './use-known-variables';

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

interface BelowProps {
  /** A folder, a collection where its path is empty, or null for what belongs to none. */
  readonly place: RequestPlace | null;
  /** A dialog is open over everything else: no way leads from it to another page. */
  readonly isDialog?: boolean;
  readonly children: ReactNode;
}

const blank = createDraft();

/** Fields in it know the variables that count in all requests below a folder. */
export function VariablesBelow({ place, isDialog = false, children }: BelowProps) {
  // What counts for a file in the folder counts for all of them.
  const inside = place && { root: place.root, path: place.path === '' ? 'x.yml' : `${place.path}/x.yml` };
  const known = useVariablesAt(blank, inside);
  const openEnvironments = useApp((state) => state.openEnvironments);
  const define = useDefineInEnvironment(place?.root ?? '');
  const words = useMemo(() => {
    const toKnown = (variable: KnownVariable) => wayTo(variable, { openEnvironments, showPart: null });
    return knownWords(known, isDialog ? nowhere : { toKnown, toUnknown: define });
  }, [known, define, openEnvironments, isDialog]);
  return <VariableWordsProvider words={words}>{children}</VariableWordsProvider>;
}

const nowhere: Ways = { toKnown: () => null, toUnknown: () => null };

interface Doors {
  readonly openEnvironments: (place: { readonly root: string; readonly path: string }) => void;
  /** Null where there is no request. */
  readonly showPart: (() => void) | null;
}

function wayTo({ scope, from, environment }: KnownVariable, { openEnvironments, showPart }: Doors) {
  if (environment) return { label: `Open ${from}`, run: () => openEnvironments(environment) };
  return scope === 'request' && showPart ? { label: 'Show the variables of this request', run: showPart } : null;
}
