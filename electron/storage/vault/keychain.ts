import { ok, fail, type Result } from '#shared/result';

/** The place where the system keeps keys for its user: Keychain, Credential Manager, or the Secret Service. */
export interface Keychain {
  /** The key kept under an account, or null when there is none. */
  read(account: string): Promise<Result<string | null>>;
  write(account: string, key: string): Promise<Result<void>>;
  remove(account: string): Promise<Result<void>>;
}

const service = 'Cairn';

/** On Linux the binding would fall back on the kernel’s keyring, which is empty again after a restart: no place for a key. */
const lasting = { linux: { store: 'secret-service' } } as const;

/** The system's keychain. Where there is none, or it does not answer, every call says so. */
export function createSystemKeychain(): Keychain {
  // Loaded when first needed: it is native, and a platform without it still has the passphrase.
  const entry = async (account: string) => new (await import('@napi-rs/keyring')).AsyncEntry(service, account, lasting);
  return {
    read: (account) => reach(async () => (await (await entry(account)).getPassword()) ?? null),
    write: (account, key) => reach(async () => (await entry(account)).setPassword(key)),
    remove: (account) =>
      reach(async () => {
        await (await entry(account)).deletePassword();
      }),
  };
}

const longestMs = 60_000;

/** A keychain may ask its user for a password first; one that never answers must not hold up the rest. */
async function reach<T>(step: () => Promise<T>): Promise<Result<T>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Result<T>>((resolve) => {
    timer = setTimeout(() => resolve(unreachable('it does not answer')), longestMs);
    timer.unref();
  });
  try {
    return await Promise.race([step().then(ok), tooLong]);
  } catch (thrown) {
    return unreachable(plainReason(thrown instanceof Error ? thrown.message : String(thrown)));
  } finally {
    clearTimeout(timer);
  }
}

/** The binding tells its reasons in words only, and those of a keychain that is locked are for programmers. */
function plainReason(message: string): string {
  if (/prompt was dismissed|is locked/i.test(message)) return 'it is locked, and was not unlocked when it was asked for the key';
  if (/zbus|d-?bus|No such file or directory/i.test(message)) return 'no keyring answers in this session';
  return message.replace(/^(?:Couldn't access platform storage|Platform (?:secure storage )?failure): /i, '');
}

const unreachable = (reason: string): Result<never> =>
  fail({ kind: 'unsupported', capability: 'The system’s keychain', reason: reason.replace(/\.+$/, '') });
