import type { PacEnd } from './pac-messages.ts';

/** Whether an engine is as good as new after such an end. At a limit it has grown, or is broken. */
export const isReusable = ({ kind }: PacEnd): boolean => kind !== 'endless' && kind !== 'memory';
