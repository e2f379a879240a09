import { limitsSchema, requestOptionsSchema, type RequestOptions } from '#shared/model/request-options';
import { flatOptions, isSaid, type OptionName, optionNames, withOption } from '#shared/model/said-options';
import type { Wanted, WantedMap } from '../yaml/wanted.ts';

/** Options that OpenCollection has a field for; all others stand in the file beside. */
const elsewhere: readonly OptionName[] = ['followRedirects', 'maxRedirects', 'encodeUrl', 'totalTimeoutMs'];

/** Options as they stand in a file beside another: what is not said is not written. */
export function wantedSideOptions(options: RequestOptions): WantedMap {
  const values = flatOptions(options);
  // The only option that can be null, the whole timeout, has a field of OpenCollection.
  const wanted = (name: OptionName): [string, Wanted] => [name, isSaid(options, name) ? (values[name] ?? undefined) : undefined];
  // In a file an empty text is no text: that it is said has a list of its own.
  const empty = options.said.filter((name) => values[name as OptionName] === '');
  const limits = optionNames.filter((name) => name in options.limits).map(wanted);
  const others = optionNames.filter((name) => !(name in options.limits) && !elsewhere.includes(name)).map(wanted);
  const { withoutDefaults } = options;
  return {
    ...Object.fromEntries(others),
    empty: empty.length > 0 ? empty : undefined,
    // Beside OpenCollection's own field: another tool may drop that.
    withoutDefaults: withoutDefaults.length > 0 ? withoutDefaults : undefined,
    limits: limits.every(([, value]) => value === undefined) ? undefined : Object.fromEntries(limits),
  };
}

/** Options with what stands beside the file. What makes no sense is passed over. */
export function readSideOptions(base: RequestOptions, fields: Readonly<Record<string, unknown>>): RequestOptions {
  const limits = typeof fields['limits'] === 'object' && fields['limits'] !== null ? fields['limits'] : {};
  const given = new Map<string, unknown>(Object.entries({ ...fields, ...limits }));
  const names = optionNames.filter((name) => given.has(name) && !elsewhere.includes(name));
  const empty: readonly unknown[] = Array.isArray(fields['empty']) ? fields['empty'] : [];
  const emptied = mayBeEmpty.filter((name) => empty.includes(name)).reduce((read, name) => withOption(read, name, ''), base);
  const options = names.reduce((read, name) => withRead(read, name, given.get(name)), emptied);
  // The field of OpenCollection counts where it is filled in.
  if (base.withoutDefaults.length > 0) return options;
  const without = requestOptionsSchema.shape.withoutDefaults.safeParse(fields['withoutDefaults']);
  return without.success ? { ...options, withoutDefaults: without.data } : options;
}

const mayBeEmpty = ['proxy', 'noProxy', 'caFile', 'resolve', 'unixSocket'] as const;

const shapes = { ...requestOptionsSchema.shape, ...limitsSchema.shape };

function withRead(options: RequestOptions, name: OptionName, value: unknown): RequestOptions {
  const parsed = shapes[name].safeParse(value);
  return parsed.success && parsed.data !== undefined && value !== undefined ? withOption(options, name, parsed.data) : options;
}
