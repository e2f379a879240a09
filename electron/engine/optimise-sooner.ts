import { setFlagsFromString } from 'node:v8';

/**
 * What V8 calls how often a function has to be called before the quicker of its two optimising compilers takes it; by itself: 400.
 * The slower one comes when it would: it takes ten times the time of the first, on processors that have other things to do.
 */
export const flags: readonly string[] = ['--invocation-count-for-maglev=100'];

/**
 * From now on, what is done again and again is compiled after a hundred times: fewer than there are pages in a long
 * list. For when such work begins, not for the start of the program, where compiling would be in the way.
 */
export function optimiseSooner(): void {
  for (const flag of flags) setFlagsFromString(flag);
}
