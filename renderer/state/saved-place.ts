import type { RequestPlace } from '#shared/model/collection';
import type { Tab } from './tab';

/** The folder of a path within a collection; empty for the collection itself. */
export const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');

/** Whether a tab holds the request saved at a place. */
export const isAt = (tab: Tab, { root, path }: RequestPlace): boolean => tab.saved?.root === root && tab.saved.path === path;
