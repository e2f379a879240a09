/** Composer: everything one writes before sending. Needs only the store; knows nothing of what comes back. */
export { AddressBar } from './address-bar';
export { FolderAuthDialog } from './folder-auth-dialog';
export { HeaderTable, VariableTable } from './folder-tables-later';
export { IdentitiesDialog } from './identities-dialog';
export { RequestPane } from './request-pane';
export { EnvironmentTable } from './environment-table-later';
export { RequestStrip } from './request-strip';
