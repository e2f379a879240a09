import type { JarName } from '#shared/model/cookie';
import type { StateCreator } from 'zustand';
import type { TabsSlice } from './tabs-slice';

export interface CookiesSlice {
  /** The jar that the page about cookies shows; null for the one of the tab that was in front. */
  readonly shownJar: JarName | null;
  /** What is searched for in the jar that is shown. */
  readonly cookieSearch: string;
  readonly showJar: (jar: JarName) => void;
  readonly searchCookies: (typed: string) => void;
  /** Opens the page about cookies, at a jar where that is said, with a search in it. */
  readonly openCookies: (jar: JarName | null, search?: string) => void;
}

/** Which jar is looked at. What is in it stays at the host. */
export const createCookiesSlice: StateCreator<CookiesSlice & Pick<TabsSlice, 'openPage'>, [], [], CookiesSlice> = (set, get) => ({
  shownJar: null,
  cookieSearch: '',
  showJar: (shownJar) => set({ shownJar, cookieSearch: '' }),
  searchCookies: (cookieSearch) => set({ cookieSearch }),
  openCookies(jar, cookieSearch = '') {
    set({ cookieSearch, ...(jar && { shownJar: jar }) });
    get().openPage('cookies');
  },
});
