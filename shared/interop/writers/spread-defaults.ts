import { defaultOptions, type RequestOptions } from '../../model/request-options';
import { flatOptions, optionsBelow, saidOptions, withOption, type OptionName } from '../../model/said-options';
import { exportFormats, type ExportFormat } from './export-formats';
import type { Kept, KeptDefaults, KeptItem } from './kept';
import type { Losses } from './losses';

/** What shows in what is written, whichever words a format has. */
const always: readonly OptionName[] = ['encodeUrl', 'fillVariables'];

/** The options of a request that a format has words for. */
export const carriedOptions: { readonly [F in ExportFormat]: readonly OptionName[] } = {
  opencollection: [...always, 'followRedirects', 'maxRedirects', 'totalTimeoutMs'],
  postman: [...always, 'followRedirects', 'maxRedirects', 'redirectOtherMethods', 'verifyTls'],
  curl: [
    ...always,
    'followRedirects',
    'maxRedirects',
    'redirectOtherMethods',
    'verifyTls',
    'connectTimeoutMs',
    'totalTimeoutMs',
    'requestTarget',
    'bodyFraming',
  ],
  http: always,
  har: always,
  openapi: always,
};

/**
 * A collection for a format that has options of requests alone: what its folders say of them stands in each of their requests
 * as far as there are words for it. All else that is given to requests below, checks too, is left out and told where it stood.
 */
export function spreadDefaults(kept: Kept, format: Exclude<ExportFormat, 'opencollection'>, losses: Losses): Kept {
  const carried = new Set(carriedOptions[format]);
  const { title } = exportFormats[format];
  const tell = (place: string, { options = defaultOptions, checks = [], setters = [] }: KeptDefaults): void => {
    const said = saidOptions(options);
    const [left, spread] = [said.filter((name) => !carried.has(name)), said.filter((name) => carried.has(name))];
    const lose = (what: string, why: string) => losses.lose(place, what, why);
    if (left.length > 0) lose(`its options (${left.join(', ')})`, `${title} has none like them`);
    if (spread.length > 0)
      lose(
        `its options as one place (${spread.join(', ')})`,
        `${title} has options of requests alone: they stand in each of them`,
      );
    if (checks.length > 0) lose('its checks', `${title} has none for all requests in a folder`);
    if (setters.length > 0) lose('what it keeps of responses', `${title} has no word for that`);
  };
  const only = (options: RequestOptions): RequestOptions =>
    saidOptions(options)
      .filter((name) => carried.has(name))
      .reduce((left, name) => withOption(left, name, flatOptions(options)[name]), defaultOptions);
  const spreadIn = (items: readonly KeptItem[], above: readonly RequestOptions[], names: readonly string[]): KeptItem[] =>
    items.map((item) => {
      if (item.kind === 'request') return { ...item, draft: { ...item.draft, options: optionsBelow(item.draft.options, above) } };
      const places = [...names, item.name];
      tell(places.join(' / '), item.defaults);
      const options = item.defaults.options ? [only(item.defaults.options), ...above] : above;
      return { ...item, items: spreadIn(item.items, options, places) };
    });
  tell(kept.name, kept.defaults);
  return { ...kept, items: spreadIn(kept.items, kept.defaults.options ? [only(kept.defaults.options)] : [], []) };
}
