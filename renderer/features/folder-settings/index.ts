/** Folder settings: what folders and collections give to the requests in them. Needs only the store. */
export { FolderSettingsPage } from './folder-settings-page';
