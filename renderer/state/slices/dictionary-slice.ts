import type { StateCreator } from 'zustand';
import { type LookUpPage, lookUpPages } from '../tab';
import type { TabsSlice } from './tabs-slice';

/** A field of the dictionary that is open, with a value that was met and is taken apart there. */
export interface ChosenHeader {
  readonly name: string;
  /** Null: the example of the dictionary. */
  readonly value: string | null;
}

export interface DictionarySlice {
  /** The field whose card is open in the header dictionary; null for none. */
  readonly chosenHeader: ChosenHeader | null;
  /** The method whose card is open. */
  readonly chosenMethod: string;
  readonly chooseHeader: (header: ChosenHeader | null) => void;
  readonly chooseMethod: (method: string) => void;
  /** Turns the tab in front to another page of what is looked up, or goes to the tab that shows it. */
  readonly turnTo: (page: LookUpPage) => void;
  /** Opens the dictionary at a field. */
  readonly lookUpHeader: (header: ChosenHeader) => void;
  /** Opens the methods at one of them. */
  readonly lookUpMethod: (method: string) => void;
}

type Needs = Pick<TabsSlice, 'openPage' | 'tabs' | 'activeTabId'>;

/** What is looked up of headers and methods. */
export const createDictionarySlice: StateCreator<DictionarySlice & Needs, [], [], DictionarySlice> = (set, get) => ({
  chosenHeader: null,
  chosenMethod: 'GET',
  chooseHeader: (chosenHeader) => set({ chosenHeader }),
  chooseMethod: (chosenMethod) => set({ chosenMethod }),
  turnTo(page) {
    const { tabs, activeTabId } = get();
    const tab = tabs[activeTabId ?? ''];
    const isOpen = Object.values(tabs).some((one) => one.page === page);
    if (isOpen || !tab || !lookUpPages.some((one) => one === tab.page)) return get().openPage(page);
    set({ tabs: { ...tabs, [tab.id]: { ...tab, page } } });
  },
  lookUpHeader(chosenHeader) {
    set({ chosenHeader });
    get().openPage('headers');
  },
  lookUpMethod(chosenMethod) {
    set({ chosenMethod });
    get().openPage('methods');
  },
});
