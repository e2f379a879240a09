/** Vault: where secrets are kept, how it is opened, and which there are. Needs only the store. */
export { VaultDialogs } from './vault-dialogs';
export { VaultSettings } from './vault-settings';
