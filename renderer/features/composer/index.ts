/** Composer: everything one writes before sending. Needs only the store; knows nothing of what comes back. */
export { AddressBar } from './address-bar';
export { FolderAuthDialog, IdentitiesDialog, ScriptsDialog } from './dialogs-later';
export { CheckTable, HeaderTable, NetworkSettings, OptionsForBelow, SetterTable, VariableTable } from './folder-tables-later';
export { RequestPane } from './request-pane';
export { EnvironmentTable } from './environment-table-later';
export { VariablesBelow } from './variables-around';
export { RequestStrip } from './request-strip';
