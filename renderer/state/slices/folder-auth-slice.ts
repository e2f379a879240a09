import type { RequestPlace } from '#shared/model/collection';
import type { StateCreator } from 'zustand';
import type { TabsSlice } from './tabs-slice';

export interface FolderAuthSlice {
  /** The folder whose auth is open for editing, a collection itself where its path is empty; null when none is. */
  readonly folderAuth: RequestPlace | null;
  readonly editFolderAuth: (place: RequestPlace) => void;
  readonly closeFolderAuth: () => void;
  /** The folder whose settings the page about them shows, or Settings, which give options to all; null: none was chosen. */
  readonly shownFolder: RequestPlace | 'settings' | null;
  readonly showFolder: (place: RequestPlace) => void;
  /** Opens the page about what folders and collections give to their requests. */
  readonly openFolderSettings: (place: RequestPlace) => void;
  /** Opens the options that Settings give to all requests. */
  readonly openUsualOptions: () => void;
}

type State = FolderAuthSlice & Pick<TabsSlice, 'openPage'>;

/** Which folder's auth and settings are being edited. What stands in its file is asked for by whoever shows it. */
export const createFolderAuthSlice: StateCreator<State, [], [], FolderAuthSlice> = (set, get) => ({
  folderAuth: null,
  editFolderAuth: (folderAuth) => set({ folderAuth }),
  closeFolderAuth: () => set({ folderAuth: null }),
  shownFolder: null,
  showFolder: (shownFolder) => set({ shownFolder }),
  openFolderSettings(place) {
    set({ shownFolder: place });
    get().openPage('folder');
  },
  openUsualOptions() {
    set({ shownFolder: 'settings' });
    get().openPage('folder');
  },
});
