import { lazy } from 'react';

// Tables of what folders and Settings give to requests; each is fetched when it is first shown.
export const HeaderTable = lazy(async () => ({ default: (await import('./header-table')).HeaderTable }));
export const OptionsForBelow = lazy(async () => ({ default: (await import('./options-for-below')).OptionsForBelow }));
export const NetworkSettings = lazy(async () => ({ default: (await import('./network-settings')).NetworkSettings }));
export const VariableTable = lazy(async () => ({ default: (await import('./variable-table')).VariableTable }));
export const CheckTable = lazy(async () => ({ default: (await import('./check-tables')).CheckTable }));
export const SetterTable = lazy(async () => ({ default: (await import('./check-tables')).SetterTable }));
