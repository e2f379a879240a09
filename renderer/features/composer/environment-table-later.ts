import { lazy } from 'react';

/** The table of an environment's variables; fetched when it is first shown. */
export const EnvironmentTable = lazy(async () => ({ default: (await import('./environment-table')).EnvironmentTable }));
