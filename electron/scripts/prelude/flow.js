import { tell } from './host.js';

/** The request that a run goes on with, by its name; null: none. It does nothing outside of a run. */
export const setNextRequest = (name) => tell({ type: 'next', name: name === null || name === undefined ? null : String(name) });

/** This request of a run is not sent. */
export const skipRequest = () => tell({ type: 'skip' });

/** The run ends with this request. */
export const stopExecution = () => tell({ type: 'stop' });
