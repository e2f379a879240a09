/** Composer: everything one writes before sending. Needs only the store; knows nothing of what comes back. */
export { AddressBar } from './address-bar';
export { FolderAuthDialog } from './folder-auth-dialog';
export { IdentitiesDialog } from './identities-dialog';
export { RequestPane } from './request-pane';
export { VariableTable } from './variable-table';
export { RequestStrip } from './request-strip';
