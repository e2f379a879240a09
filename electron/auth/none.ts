import { stateless } from './auth-provider';

/** Asks as nobody. */
export const none = stateless<'none'>((request) => request);

/** Whoever sends finds out beforehand what a folder or collection says; where nothing is said, nobody asks. */
export const inherit = stateless<'inherit'>((request) => request);
