import { knownVariable, type KnownVariable } from '#shared/model/environment';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Variable } from '#shared/model/variable';
import { useEffect, useMemo, useState } from 'react';
import { useApp, useHost } from '../../state/use-app';
import { askVariables } from './ask-variables';
import { useTab } from './use-tab';

const none: readonly KnownVariable[] = [];

/** What `{{name}}` can stand for in a tab's request, as far as it is known yet. */
export const useKnownVariables = (tabId: string): readonly KnownVariable[] => useVariablesInReach(tabId) ?? none;

/** The same; null until the host has answered. */
export function useVariablesInReach(tabId: string): readonly KnownVariable[] | null {
  const { draft, saved, under } = useTab(tabId);
  return useVariablesAt(draft, saved ?? under);
}

/** What `{{name}}` can stand for in a draft at a place; asked again when an environment changes. Null until the host has answered. */
export function useVariablesAt(draft: RequestDraft, place: RequestPlace | null): readonly KnownVariable[] | null {
  const host = useHost();
  const root = place?.root ?? '';
  const environments = useApp((state) => state.environments[root]);
  const workspace = useApp((state) => state.environments['']);
  const collections = useApp((state) => state.collections);
  const secrets = useApp((state) => state.secrets);
  const [known, setKnown] = useState<readonly KnownVariable[] | null>(null);
  // The rest of the draft says nothing about what can be used in it.
  const own = namesAndValues(draft.variables);
  useEffect(() => {
    let isLate = false;
    const asked = { draft, place: place && { root: place.root, path: place.path } };
    const grounds = [own, asked.place?.root, asked.place?.path, environments, workspace, collections];
    void askVariables(host, asked, grounds).then((listed) => {
      if (!isLate && listed.ok) setKnown(listed.value);
    });
    return () => {
      isLate = true;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked again when what could change the answer changes
  }, [host, own, place?.root, place?.path, environments, workspace, collections]);
  return useMemo(() => {
    const names = new Set(known?.map(({ name }) => name));
    return (
      known && [...known, ...secrets.filter(({ name }) => !names.has(name) && isForHands(name)).map(({ name }) => inVault(name))]
    );
  }, [known, secrets]);
}

/** What Cairn keeps there for itself has a slash in its name, and is nothing to write into a field. */
const isForHands = (name: string): boolean => !name.includes('/');

const inVault = (name: string): KnownVariable => knownVariable({ name, scope: 'secret', from: 'the vault', isSecret: true });

const namesAndValues = (variables: readonly Variable[]): string =>
  JSON.stringify(variables.map(({ name, value, enabled }) => [name, value, enabled]));
