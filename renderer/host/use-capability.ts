import { createContext, useContext } from 'react';
import type { CallOutput } from '#shared/contract/types';

export type Capabilities = CallOutput<'app.describe'>['capabilities'];
export type Capability = keyof Capabilities;

const nothing: Capabilities = { nativeMenus: false, nativeDialogs: false, allShortcuts: false, openExternal: false };

/** What the host can do, as it said in `app.describe`. Until it has spoken, nothing. */
export const CapabilitiesContext = createContext<Capabilities>(nothing);

/** Whether the host can do something. Ask this, never where the page runs. */
export function useCapability(capability: Capability): boolean {
  return useContext(CapabilitiesContext)[capability];
}
