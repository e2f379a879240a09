import { join } from 'node:path';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { readSettings } from './settings-file.ts';

/** Options that the settings of a data folder give to requests, as they stand now; as by default where they cannot be read. */
export async function readUsualOptions(home: string): Promise<RequestOptions> {
  const settings = await readSettings(join(home, 'settings.json'));
  return settings.ok ? settings.value.requestDefaults : defaultOptions;
}
