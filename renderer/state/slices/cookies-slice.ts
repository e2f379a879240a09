import type { JarName } from '#shared/model/cookie';
import type { StateCreator } from 'zustand';
import type { TabsSlice } from './tabs-slice';

export interface CookiesSlice {
  /** The jar that the page about cookies shows; null for the one of the tab that was in front. */
  readonly shownJar: JarName | null;
  readonly showJar: (jar: JarName) => void;
  /** Opens the page about cookies, at a jar where that is said. */
  readonly openCookies: (jar: JarName | null) => void;
}

/** Which jar is looked at. What is in it stays at the host. */
export const createCookiesSlice: StateCreator<CookiesSlice & Pick<TabsSlice, 'openPage'>, [], [], CookiesSlice> = (set, get) => ({
  shownJar: null,
  showJar: (shownJar) => set({ shownJar }),
  openCookies(jar) {
    if (jar) set({ shownJar: jar });
    get().openPage('cookies');
  },
});
