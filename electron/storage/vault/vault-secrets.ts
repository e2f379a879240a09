import type { SecretEntry } from '#shared/model/vault';
import { ok, type Result } from '#shared/result';
import { changeSecrets, closed, look, type Secret, type Secrets, type VaultMind } from './vault-mind.ts';

export interface KeptSecret {
  readonly value: string;
  /** Hosts it may be sent to; none means any. */
  readonly hosts: readonly string[];
}

/** All that is kept, by name, without the values. What a locked vault holds is not among it. */
export async function listSecrets(mind: VaultMind): Promise<Result<SecretEntry[]>> {
  const there = await look(mind);
  if (!there.ok) return there;
  const inMind = [...mind.session].map(([name, secret]) => entryOf(name, secret, 'session'));
  const onDisk = (mind.sessionOnly ? [] : [...(mind.open?.secrets ?? [])])
    .filter(([name]) => !mind.session.has(name))
    .map(([name, secret]) => entryOf(name, secret, 'vault'));
  return ok([...inMind, ...onDisk].toSorted((one, other) => (one.name < other.name ? -1 : 1)));
}

export async function readSecret(mind: VaultMind, name: string): Promise<Result<KeptSecret | null>> {
  const inMind = mind.session.get(name);
  if (inMind) return ok(inMind);
  if (mind.sessionOnly) return ok(null);
  const there = await look(mind);
  if (!there.ok) return there;
  if (mind.open) return ok(mind.open.secrets.get(name) ?? null);
  return there.value === 'absent' ? ok(null) : closed(there.value);
}

interface Written {
  readonly kept: Result<'vault' | 'session'>;
  /** Something else was kept under the name before, or nothing. */
  readonly isNews: boolean;
}

/** In the vault while it is open, else in mind. */
export async function writeSecret(mind: VaultMind, name: string, secret: Secret): Promise<Written> {
  const there = mind.sessionOnly ? ok('readable' as const) : await look(mind);
  if (!there.ok) return { kept: there, isNews: false };
  if (mind.sessionOnly || !mind.open) {
    const isNews = !isSame(mind.session.get(name), secret);
    mind.session.set(name, secret);
    return { kept: ok('session'), isNews };
  }
  if (isSame(mind.open.secrets.get(name), secret)) return { kept: ok('vault'), isNews: false };
  const done = await changeSecrets(mind, (secrets) => new Map([...secrets, [name, secret]]));
  return { kept: done.ok ? ok('vault') : done, isNews: done.ok };
}

const isSame = (one: Secret | undefined, other: Secret): boolean =>
  one?.value === other.value && one.hosts.join() === other.hosts.join();

export async function removeSecret(mind: VaultMind, name: string): Promise<Result<void>> {
  const wasInMind = mind.session.delete(name);
  if (mind.sessionOnly) return ok(undefined);
  const there = await look(mind);
  if (!there.ok) return there;
  if (!mind.open) return wasInMind || there.value === 'absent' ? ok(undefined) : closed(there.value);
  if (!mind.open.secrets.has(name)) return ok(undefined);
  return changeSecrets(mind, (secrets) => new Map([...secrets].filter(([kept]) => kept !== name)));
}

/** Makes another value of the one on disk; nothing while the vault is not open. */
export async function rewriteSecret(
  mind: VaultMind,
  name: string,
  next: (before: string | null) => string | null,
): Promise<Result<'kept' | 'closed'>> {
  if (mind.sessionOnly) return ok('closed');
  const there = await look(mind);
  if (!there.ok) return there;
  if (!mind.open) return ok('closed');
  const done = await changeSecrets(mind, (secrets) => withValue(secrets, name, next(secrets.get(name)?.value ?? null)));
  return done.ok ? ok('kept') : done;
}

function withValue(secrets: Secrets, name: string, value: string | null): Secrets {
  const others = [...secrets].filter(([kept]) => kept !== name);
  return new Map(value === null ? others : [...others, [name, { value, hosts: [], changedAt: Date.now() }]]);
}

const entryOf = (name: string, { hosts, changedAt }: Secret, kept: SecretEntry['kept']): SecretEntry => ({
  name,
  hosts,
  changedAt,
  kept,
});
