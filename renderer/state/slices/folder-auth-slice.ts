import type { RequestPlace } from '#shared/model/collection';
import type { StateCreator } from 'zustand';

export interface FolderAuthSlice {
  /** The folder whose auth is open for editing, a collection itself where its path is empty; null when none is. */
  readonly folderAuth: RequestPlace | null;
  readonly editFolderAuth: (place: RequestPlace) => void;
  readonly closeFolderAuth: () => void;
}

/** Which folder's auth is being edited. What stands in its file is asked for by whoever shows it. */
export const createFolderAuthSlice: StateCreator<FolderAuthSlice, [], [], FolderAuthSlice> = (set) => ({
  folderAuth: null,
  editFolderAuth: (folderAuth) => set({ folderAuth }),
  closeFolderAuth: () => set({ folderAuth: null }),
});
