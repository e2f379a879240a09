import { defaultOptions, type Limits, type RequestOptions } from './request-options';

type Own = Omit<RequestOptions, 'limits' | 'withoutDefaults' | 'said'>;

/** The options as one flat table, limits among them. Headers that are switched off belong to Headers. */
export type FlatOptions = Own & Limits;
export type OptionName = keyof FlatOptions;

export function flatOptions({ limits, withoutDefaults: _headers, said: _said, ...rest }: RequestOptions): FlatOptions {
  return { ...rest, ...limits };
}

const usual: FlatOptions = flatOptions(defaultOptions);
export const optionNames = Object.keys(usual) as OptionName[];

/** What is odd about one request on the wire, and what its text means, comes from that request alone. */
const ownOnly: readonly OptionName[] = ['requestTarget', 'versionText', 'bodyFraming', 'bodyDelayMs', 'fillVariables'];

/** Whether folders, collections and Settings can say it for the requests below. */
export const isInheritable = (name: OptionName): boolean => !ownOnly.includes(name);

/** Whether these options say it themselves, and it does not come from above. What is not as by default was said by somebody. */
export const isSaid = (options: RequestOptions, name: OptionName): boolean =>
  options.said.includes(name) || flatOptions(options)[name] !== usual[name];

/** The names of the options that are said here. */
export const saidOptions = (options: RequestOptions): OptionName[] => optionNames.filter((name) => isSaid(options, name));

/** The options with one of them said, also where it is said to be as by default. */
export function withOption<N extends OptionName>(options: RequestOptions, name: N, value: FlatOptions[N]): RequestOptions {
  const others = options.said.filter((one) => one !== name);
  const said = value === usual[name] && isInheritable(name) ? [...others, name].sort() : others;
  return { ...withValue(options, name, value), said };
}

/** The options without a word on one of them: it comes from above again. */
export const withoutOption = (options: RequestOptions, name: OptionName): RequestOptions => ({
  ...withValue(options, name, usual[name]),
  said: options.said.filter((one) => one !== name),
});

/** The options that hold below others, the nearest first: each as the first says it that says it, else as by default. */
export function optionsBelow(own: RequestOptions, above: readonly RequestOptions[]): RequestOptions {
  return optionNames.filter(isInheritable).reduce((options, name) => {
    const from = isSaid(own, name) ? own : above.find((layer) => isSaid(layer, name));
    return from ? withOption(options, name, flatOptions(from)[name]) : options;
  }, own);
}

/** By which way this machine goes to others, and whether they are told who it is: that holds wherever a link leads. */
const ofTheWay: readonly OptionName[] = ['proxy', 'noProxy', 'resolve', 'addressFamily', 'sendCookies', 'storeCookies'];

/** Of these options, as they are for a request, what holds for another origin as well. All others are about one server. */
export const optionsAbroad = (options: RequestOptions): RequestOptions =>
  ofTheWay
    .filter((name) => isSaid(options, name))
    .reduce((abroad, name) => withOption(abroad, name, flatOptions(options)[name]), defaultOptions);

const withValue = (options: RequestOptions, name: OptionName, value: FlatOptions[OptionName]): RequestOptions =>
  name in options.limits ? { ...options, limits: { ...options.limits, [name]: value } } : { ...options, [name]: value };
