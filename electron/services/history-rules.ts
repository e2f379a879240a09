import { join } from 'node:path';
import { defaultSettings, type Settings } from '#shared/model/settings';
import { readSettings } from '../storage/settings-file.ts';

/** What the settings of a data folder say of the history, as they stand now; the usual where they cannot be read. */
export async function readHistoryRules(home: string): Promise<Settings['history']> {
  const settings = await readSettings(join(home, 'settings.json'));
  return settings.ok ? settings.value.history : defaultSettings.history;
}
