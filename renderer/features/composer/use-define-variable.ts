import { useCallback } from 'react';
import { useApp } from '../../state/use-app';
import { collectionOf, useEnvironments } from '../../state/use-environments';
import { useTab } from './use-tab';

/** The way to where a name that has no value can get one: the environment in use, else the request itself. */
export function useDefineVariable(tabId: string) {
  const inEnvironment = useDefineInEnvironment(collectionOf(useTab(tabId)));
  const defineInRequest = useApp((state) => state.defineInRequest);
  return useCallback(
    (name: string) => inEnvironment(name) ?? { label: 'Define it for this request', run: () => defineInRequest(tabId, name) },
    [inEnvironment, defineInRequest, tabId],
  );
}

/** The way to the environment in use, of a collection or else of the workspace; null where none is in use. */
export function useDefineInEnvironment(root: string) {
  const own = useEnvironments(root);
  const workspace = useEnvironments('');
  const openEnvironments = useApp((state) => state.openEnvironments);
  return useCallback(
    (name: string) => {
      for (const [at, { environments, active }] of [[root, own] as const, ['', workspace] as const]) {
        const environment = environments.find((one) => one.name === active);
        if (!environment) continue;
        const run = () => openEnvironments({ root: at, path: environment.path, wanted: name });
        return { label: `Define it in environment ${environment.name}`, run };
      }
      return null;
    },
    [root, own, workspace, openEnvironments],
  );
}
