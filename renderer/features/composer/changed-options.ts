import { defaultOptions, type RequestOptions } from '#shared/model/request-options';

export type OptionName = Exclude<keyof RequestOptions, 'limits' | 'withoutDefaults'> | keyof RequestOptions['limits'];

/** The options as one flat table, limits among them. Headers that are switched off belong to Headers. */
export function flatOptions({ limits, withoutDefaults: _headers, ...rest }: RequestOptions) {
  return { ...rest, ...limits };
}

/** The names of the options that are not as they start. */
export function changedOptions(options: RequestOptions, start: RequestOptions = defaultOptions): OptionName[] {
  const [now, before] = [flatOptions(options), flatOptions(start)];
  return (Object.keys(before) as OptionName[]).filter((name) => now[name] !== before[name]);
}
