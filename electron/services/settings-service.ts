import { watch, type FSWatcher } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { HandlersOf, Publish } from '#shared/contract/types';
import { defaultSettings, type Settings } from '#shared/model/settings';
import { ok, type Result } from '#shared/result';
import { changeSettings, readSettings } from '../storage/settings-file.ts';
import { sealIdentities, unsealIdentities } from '../storage/vault/sealed-identities.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

export interface SettingsService {
  readonly handlers: HandlersOf<'settings'>;
  /** What was chosen about cookies. */
  readCookies(): Promise<Settings['cookies']>;
  /** Whom one can send as, their secrets sealed; remembered until the file changes. */
  readIdentities: () => Promise<Settings['identities']>;
  close(): void;
}

const settleMs = 60;

/** Reads and changes the settings, and tells every window when they change, whoever changed them. */
export function createSettingsService(home: string, publish: Publish, vault: SecretVault): SettingsService {
  const path = join(home, 'settings.json');
  let told = '';
  let identities: Promise<Settings['identities']> | null = null;
  const watching = watchFile(path, async () => {
    identities = null;
    return tell(await read(), 'always');
  });

  return {
    handlers: {
      'settings.read': async () => tell(await read(), 'whenKnown'),
      'settings.change': async (change) => tell(await changeAll(change), 'always'),
    },
    async readCookies() {
      const settings = await readSettings(path);
      return settings.ok ? settings.value.cookies : defaultSettings.cookies;
    },
    readIdentities: () => (identities ??= identitiesIn(readSettings(path))),
    close: () => watching.close(),
  };

  /** A file that cannot be read now is read again for the next request. */
  async function identitiesIn(reading: Promise<Result<Settings>>): Promise<Settings['identities']> {
    const settings = await reading;
    if (!settings.ok) identities = null;
    return settings.ok ? settings.value.identities : [];
  }

  async function read(): Promise<Result<Settings>> {
    return unsealed(await readSettings(path));
  }

  /** Secrets of identities stand in the vault, not in the file. */
  async function changeAll(change: Partial<Settings>): Promise<Result<Settings>> {
    if (!change.identities) return unsealed(await changeSettings(path, change));
    const sealed = await sealIdentities(change.identities, vault);
    if (!sealed.ok) return sealed;
    const changed = await changeSettings(path, { ...change, identities: sealed.value });
    identities = null;
    return unsealed(changed);
  }

  async function unsealed(settings: Result<Settings>): Promise<Result<Settings>> {
    if (!settings.ok) return settings;
    return ok({ ...settings.value, identities: await unsealIdentities(settings.value.identities, vault) });
  }

  /** The first reading is news to nobody: whoever asked gets it as the answer. */
  function tell(settings: Result<Settings>, when: 'always' | 'whenKnown'): Result<Settings> {
    if (!settings.ok) return settings;
    const text = JSON.stringify(settings.value);
    const isNews = text !== told && (when === 'always' || told !== '');
    told = text;
    if (isNews) publish('settings.changed', settings.value);
    return settings;
  }
}

/** Calls back a moment after the file was written by whichever program. Where watching is not possible it never does. */
function watchFile(path: string, onChange: () => Promise<unknown>): { close(): void } {
  let watcher: FSWatcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  // The folder, because an atomic write replaces the file.
  void mkdir(dirname(path), { recursive: true, mode: 0o700 })
    .then(() => {
      if (isOver) return;
      watcher = watch(dirname(path), { persistent: false }, (_change, name) => {
        if (name !== basename(path)) return;
        timer ??= setTimeout(() => {
          timer = undefined;
          void onChange();
        }, settleMs);
      });
      watcher.on('error', () => watcher?.close());
    })
    .catch(() => {});
  return {
    close() {
      isOver = true;
      clearTimeout(timer);
      watcher?.close();
    },
  };
}
