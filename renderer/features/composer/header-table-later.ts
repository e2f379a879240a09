import { lazy } from 'react';

/** The table of headers; the dictionary that it completes from is fetched when it is first shown. */
export const HeaderTable = lazy(async () => ({ default: (await import('./header-table')).HeaderTable }));
