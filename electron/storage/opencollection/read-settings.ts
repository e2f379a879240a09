import type { YAMLMap } from 'yaml';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { withOption } from '#shared/model/said-options';
import { textOf } from '../yaml/yaml-file.ts';
import type { FieldReader } from './field-reader.ts';

/** Options as OpenCollection has fields for them. `inherit`, and what is not there, is not said; 0 is how Bruno writes “no timeout”. */
export function readSettings(fields: FieldReader, settings: YAMLMap | null): RequestOptions {
  const [timeout, redirects] = [fields.number(settings, 'timeout'), fields.number(settings, 'maxRedirects')];
  const [follows, encodes] = [fields.flag(settings, 'followRedirects'), fields.flag(settings, 'encodeUrl')];
  const withoutDefaults = fields.list(settings, 'omitHeaders').map((name) => (textOf(name) ?? '').toLowerCase());
  let options: RequestOptions = { ...defaultOptions, withoutDefaults };
  if (follows !== null && follows !== undefined) options = withOption(options, 'followRedirects', follows);
  if (encodes !== null && encodes !== undefined) options = withOption(options, 'encodeUrl', encodes);
  if (redirects !== null) options = withOption(options, 'maxRedirects', Math.min(100, Math.max(0, Math.trunc(redirects))));
  if (timeout !== null) options = withOption(options, 'totalTimeoutMs', timeout >= 0.5 ? Math.round(timeout) : null);
  return options;
}
