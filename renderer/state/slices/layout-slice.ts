import { defaultLayout, type WindowLayout } from '#shared/model/workspace';
import type { StateCreator } from 'zustand';
import type { ComposerPart } from '../tab';
import type { TabsSlice } from './tabs-slice';

export type Section = 'collections' | 'history' | 'practice' | 'lessons' | 'settings';
const sections: readonly string[] = ['collections', 'history', 'practice', 'lessons', 'settings'] satisfies Section[];
const isSection = (name: string): name is Section => sections.includes(name);

export interface LayoutSlice {
  readonly sideBar: { readonly section: Section; readonly hidden: boolean; readonly widthPx: number };
  readonly composer: { readonly folded: boolean; readonly percent: number; readonly beside: boolean };
  /** Shows a section in the side bar; the one that is shown already is hidden with the bar. */
  readonly showSection: (section: Section, options?: { readonly toggle?: boolean }) => void;
  readonly toggleSideBar: () => void;
  readonly resizeSideBar: (widthPx: number) => void;
  readonly foldComposer: (folded: boolean) => void;
  /** A part of the composer that was asked for and still has to take the focus. */
  readonly composerCall: { readonly tabId: string; readonly part: ComposerPart; readonly option?: string | undefined } | null;
  /** Unfolds the composer at a part, which takes the focus; in Options at the one of that name. */
  readonly openComposer: (tabId: string, part: ComposerPart, option?: string) => void;
  readonly answerComposerCall: () => void;
  readonly resizeComposer: (percent: number) => void;
  /** A name that is to get a value among the variables of a tab's request; null when none is. */
  readonly wantedVariable: { readonly tabId: string; readonly name: string } | null;
  /** Shows the variables of a tab's request, with a row begun for a name. */
  readonly defineInRequest: (tabId: string, name: string) => void;
  /** Puts the response beside the request, or below it. */
  readonly placeResponse: (beside: boolean) => void;
  readonly restoreLayout: (layout: WindowLayout) => void;
}

const sideBar = { section: 'collections', hidden: false, widthPx: defaultLayout.sideBar.widthPx } as const;

/** How the window is arranged. */
export const createLayoutSlice: StateCreator<LayoutSlice & Pick<TabsSlice, 'showComposerPart'>, [], [], LayoutSlice> = (
  set,
  get,
) => {
  const changeBar = (change: Partial<LayoutSlice['sideBar']>) => set({ sideBar: { ...get().sideBar, ...change } });
  const changeComposer = (change: Partial<LayoutSlice['composer']>) => set({ composer: { ...get().composer, ...change } });

  return {
    sideBar,
    composer: defaultLayout.composer,
    composerCall: null,
    wantedVariable: null,

    showSection(section, { toggle = false } = {}) {
      const isShown = get().sideBar.section === section && !get().sideBar.hidden;
      changeBar({ section, hidden: toggle && isShown });
    },
    toggleSideBar: () => changeBar({ hidden: !get().sideBar.hidden }),
    resizeSideBar: (widthPx) => changeBar({ widthPx: Math.round(widthPx) }),
    foldComposer: (folded) => changeComposer({ folded }),
    openComposer(tabId, part, option) {
      get().showComposerPart(tabId, part);
      changeComposer({ folded: false });
      set({ composerCall: { tabId, part, option } });
    },
    defineInRequest(tabId, name) {
      get().showComposerPart(tabId, 'variables');
      changeComposer({ folded: false });
      set({ wantedVariable: { tabId, name } });
    },
    answerComposerCall: () => set({ composerCall: null }),
    resizeComposer: (percent) => changeComposer({ percent }),
    placeResponse: (beside) => changeComposer({ beside }),

    restoreLayout({ sideBar: kept, composer }) {
      set({ sideBar: { ...kept, section: isSection(kept.section) ? kept.section : 'collections' }, composer });
    },
  };
};
