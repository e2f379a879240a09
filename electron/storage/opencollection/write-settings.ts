import type { HttpRequestSettings } from '@opencollection/types/requests/http';
import type { RequestOptions } from '#shared/model/request-options';
import { flatOptions, isSaid, type OptionName } from '#shared/model/said-options';
import type { Wanted, WantedMap } from '../yaml/wanted.ts';
import { isSame } from './is-same.ts';

const fields: readonly (readonly [OptionName, keyof HttpRequestSettings])[] = [
  ['encodeUrl', 'encodeUrl'],
  ['totalTimeoutMs', 'timeout'],
  ['followRedirects', 'followRedirects'],
  ['maxRedirects', 'maxRedirects'],
];

/** What differs between options, in OpenCollection's fields. What is no longer said leaves the file. */
export function changedSettings(before: RequestOptions, after: RequestOptions): WantedMap {
  const [was, is] = [flatOptions(before), flatOptions(after)];
  const changed = fields.flatMap(([name, field]): [string, Wanted][] => {
    if (was[name] === is[name] && isSaid(before, name) === isSaid(after, name)) return [];
    // Bruno writes 0 for “no timeout”.
    return [[field, isSaid(after, name) ? ((is[name] ?? 0) as number | boolean) : undefined]];
  });
  return {
    ...Object.fromEntries(changed),
    ...(!isSame(before.withoutDefaults, after.withoutDefaults) && { omitHeaders: after.withoutDefaults }),
  };
}
