import { isSaid, type OptionName } from './said-options';
import type { RequestOptions } from './request-options';

/** What decides where a request goes out and whom it trusts there, and nothing of the message. */
const wayNames = [
  'proxy',
  'noProxy',
  'unixSocket',
  'resolve',
  'addressFamily',
  'verifyTls',
  'tlsLeast',
  'tlsMost',
  'caFile',
  'systemCa',
] as const satisfies readonly OptionName[];

/** Options of a request that goes the way which others name: the same proxy, names and trust. */
export const onWayOf = (own: RequestOptions, way: RequestOptions): RequestOptions =>
  wayNames.reduce((options, name) => ({ ...options, [name]: way[name] }), own);

/** The same, but for what these options say of the way themselves, or what `typed` says they do. */
export const belowWayOf = (own: RequestOptions, way: RequestOptions, typed: readonly OptionName[] = []): RequestOptions =>
  wayNames
    .filter((name) => !isSaid(own, name) && !typed.includes(name))
    .reduce((options, name) => ({ ...options, [name]: way[name] }), own);
