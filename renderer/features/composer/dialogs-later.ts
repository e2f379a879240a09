import { lazy } from 'react';

// Dialogs that the first paint does without. Each is fetched when it is first opened.
export const FolderAuthDialog = lazy(async () => ({ default: (await import('./folder-auth-dialog')).FolderAuthDialog }));
export const ScriptsDialog = lazy(async () => ({ default: (await import('./scripts-dialog')).ScriptsDialog }));
export const IdentitiesDialog = lazy(async () => ({ default: (await import('./identities-dialog')).IdentitiesDialog }));
