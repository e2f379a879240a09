/** Collections: the requests kept as files, the dialogs that open and save them. Needs only the store. */
export { CollectionsPanel } from './collections-panel';
export { ImportDialog } from './import/import-dialog';
export { OpenCollectionDialog } from './open-collection-dialog';
export { SavingDialogs } from './saving-dialogs';
