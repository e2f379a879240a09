import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { Json } from './tab';
import { useApp, useAppStore } from './use-app';

interface Place {
  readonly tabId: string;
  readonly exchangeId: string;
}

const PlaceContext = createContext<Place | null>(null);

/** Everything below it belongs to the page of one exchange of one tab. */
export function KeptPlace({ tabId, exchangeId, children }: Place & { readonly children: ReactNode }) {
  const place = useMemo(() => ({ tabId, exchangeId }), [tabId, exchangeId]);
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** The exchange whose page this is, and the tab it is shown in; null outside of a page. */
export const usePagePlace = (): Place | null => useContext(PlaceContext);

/**
 * A state that belongs to the page of an exchange: whoever comes back to it, also after the app was loaded anew,
 * finds it as it was left. `name` is unique on the page; `T` is plain JSON. Outside of a page it is forgotten.
 */
export function useKept<T>(name: string, initial: T): [T, (next: T) => void] {
  const { read, write } = useLeft();
  const value = useApp((state) => read(state, name)) as T | undefined;
  // An interface of plain JSON is no Json to TypeScript, for want of an index.
  return [value ?? initial, useCallback((next: T) => write(name, next as Json), [write, name])];
}

/** The same for what is only read when a page appears and written when it is left, such as a place in a scroll. */
export function useLeftPlace(name: string): { readonly recall: () => Json | undefined; readonly leave: (value: Json) => void } {
  const store = useAppStore();
  const { read, write } = useLeft();
  return useMemo(
    () => ({ recall: () => read(store.getState(), name), leave: (value) => write(name, value) }),
    [store, read, write, name],
  );
}

function useLeft() {
  const store = useAppStore();
  const place = useContext(PlaceContext);
  return useMemo(() => {
    const read = ({ tabs }: Pick<ReturnType<typeof store.getState>, 'tabs'>, name: string): Json | undefined =>
      place ? tabs[place.tabId]?.trail.find((step) => step.exchangeId === place.exchangeId)?.left[name] : undefined;
    const write = (name: string, value: Json) => {
      if (place) store.getState().leave(place.tabId, place.exchangeId, { [name]: value });
    };
    return { read, write };
  }, [store, place]);
}
