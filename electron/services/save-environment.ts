import type { Environment } from '#shared/model/environment';
import { ok, type Result } from '#shared/result';
import { listEnvironments, saveEnvironment } from '../storage/environment/environment-files.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { secretNameOf } from '../runner/variable-layers.ts';

/** Whose environments they are, and where their files and secrets are kept. */
export interface EnvironmentPlace {
  readonly folder: string;
  /** What the names of their secrets begin with. */
  readonly owner: string;
  readonly vault: SecretVault;
}

/** What was typed into secrets goes to the vault first: should that fail, nothing is said to be saved. */
export async function saveWithSecrets(place: EnvironmentPlace, typed: Environment): Promise<Result<Environment>> {
  const { environments } = await listEnvironments(place.folder);
  const nameBefore = environments.find(({ path }) => path === typed.path)?.name ?? typed.name;
  for (const { secret, value, name } of typed.variables) {
    if (!secret || name === '') continue;
    const [from, to] = [nameBefore, typed.name].map((environment) => secretNameOf(place.owner, environment, name));
    const kept = await keepSecret(place.vault, { from: from ?? '', to: to ?? '' }, value);
    if (!kept.ok) return kept;
  }
  const variables = typed.variables.map((variable) => (variable.secret ? { ...variable, value: '' } : variable));
  return saveEnvironment(place.folder, { ...typed, variables });
}

/** Keeps a value that was typed; where none was, what is kept under the old name goes along to the new one. */
async function keepSecret(
  vault: SecretVault,
  name: { readonly from: string; readonly to: string },
  typed: string,
): Promise<Result<unknown>> {
  if (typed === '' && name.from === name.to) return ok(null);
  const before = await vault.read(name.from);
  if (!before.ok) return before.failure.kind === 'vaultClosed' && typed !== '' ? vault.write(name.to, typed) : before;
  const value = typed === '' ? before.value?.value : typed;
  return value === undefined ? ok(null) : vault.write(name.to, value, before.value?.hosts);
}
