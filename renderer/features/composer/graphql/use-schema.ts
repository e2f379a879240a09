import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { schemaKey, schemasOf, type KnownSchema, type SchemaAsker } from '../../../state/graphql-schemas';
import { inheritsFrom } from '../../../state/tab';
import { useAppStore, useHost } from '../../../state/use-app';
import { collectionOf, useEnvironments } from '../../../state/use-environments';
import { useTab } from '../use-tab';

export interface SchemaOfTab extends KnownSchema {
  /** Asks the server of the tab's request, as the request would be sent. */
  readonly ask: () => void;
  readonly openFile: (path: string) => void;
  readonly forget: () => void;
  /** Shows how it was asked for. */
  readonly showExchange: (() => void) | null;
}

const pauseMs = 150;

/** The schema of the server that a tab's request goes to, as far as somebody wished to know it in this session. */
export function useSchema(tabId: string): SchemaOfTab {
  const [store, host] = [useAppStore(), useHost()];
  const schemas = useMemo(() => schemasOf(store, host), [store, host]);
  const tab = useTab(tabId);
  const environment = useEnvironments(collectionOf(tab)).active ?? '';
  const asker: SchemaAsker = { draft: tab.draft, place: inheritsFrom(tab), environment };
  const key = schemaKey(asker);
  const known = useSyncExternalStore(schemas.subscribe, () => schemas.of(key));
  const { exchangeId } = known;
  useEffect(() => {
    // An address that is typed is another one with each letter.
    const timer = setTimeout(() => void schemas.recall(key), pauseMs);
    return () => clearTimeout(timer);
  }, [schemas, key]);
  return {
    ...known,
    ask: () =>
      void import('../../../editor/graphql/schema-questions').then(({ schemaQuestions }) =>
        schemas.ask(key, asker, schemaQuestions),
      ),
    openFile: (path) => void schemas.readFile(key, path),
    forget: () => schemas.forget(key),
    showExchange: exchangeId === null ? null : () => void store.getState().showExchange(exchangeId),
  };
}
