/** Settings: what the user chooses for all windows. Needs only the store. */
export { SettingsPanel } from './settings-panel';
export { ShortcutsPage } from './shortcuts-page';
