import type { Host } from '#shared/contract/types';
import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { AppState } from './app-state';
import type { AppStore } from './create-store';

const StoreContext = createContext<AppStore | null>(null);
const HostContext = createContext<Host | null>(null);

interface Props {
  readonly store: AppStore;
  readonly host: Host;
  readonly children: ReactNode;
}

/** Gives everything below it the store and the host. */
export function AppProvider({ store, host, children }: Props) {
  return (
    <HostContext value={host}>
      <StoreContext value={store}>{children}</StoreContext>
    </HostContext>
  );
}

/** The store itself, for what asks it once rather than following it. */
export function useAppStore(): AppStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('useApp stands outside of AppProvider');
  return store;
}

/** A part of what the page knows. Select what is stored; making new objects here renders for ever. */
export const useApp = <T,>(select: (state: AppState) => T): T => useStore(useAppStore(), select);

/** Several parts at once, in an object that is new only when one of them is. */
export const useAppParts = <T extends object>(select: (state: AppState) => T): T => useStore(useAppStore(), useShallow(select));

/** The host of this page. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (!host) throw new Error('useHost stands outside of AppProvider');
  return host;
}
