import type { EnvironmentList } from '#shared/model/environment';
import { useEffect } from 'react';
import type { Tab } from './tab';
import { useApp } from './use-app';

const none: EnvironmentList = { environments: [], broken: [], active: null };

/** Environments of a collection, or with the empty name of the workspace; asked for when somebody first looks. */
export function useEnvironments(root: string): EnvironmentList {
  const list = useApp((state) => state.environments[root]);
  const look = useApp((state) => state.lookAtEnvironments);
  useEffect(() => {
    if (!list) void look(root);
  }, [list, look, root]);
  return list ?? none;
}

/** The collection that a tab's variables come from; empty when it belongs to none. */
export const collectionOf = (tab: Pick<Tab, 'saved' | 'under'> | undefined): string => tab?.saved?.root ?? tab?.under?.root ?? '';
