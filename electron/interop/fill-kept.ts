import type { Kept, KeptDefaults, KeptItem } from '#shared/interop/writers/kept';
import type { Variable } from '#shared/model/variable';
import { ok, type Result } from '#shared/result';
import { mapTexts } from '#shared/model/hidden-words';
import { findVariables } from '#shared/variables/find-variables';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { slug } from '../storage/vault/named-secrets.ts';

/**
 * A collection with the vault's secrets in place of their names, and the values of secret variables. For a user who has
 * said that they want that. Names that the vault does not know stay; a vault that is closed is a failure.
 */
export async function fillKept(kept: Kept, vault: Pick<SecretVault, 'read'>): Promise<Result<Kept>> {
  const values = await valuesOf(namesIn(kept), vault);
  if (!values.ok) return values;
  const fill = (text: string): string =>
    findVariables(text).reduceRight((left, { name, start, end }) => {
      const value = values.value.get(name);
      return value === undefined ? left : left.slice(0, start) + value + left.slice(end);
    }, text);
  const filled: Kept = {
    ...kept,
    defaults: defaultsWith(kept.defaults, fill),
    items: kept.items.map((item) => itemWith(item, fill)),
    environments: kept.environments.map((environment) => ({
      ...environment,
      variables: environment.variables.map((variable) =>
        withValue(variable, values.value.get(secretName(kept, environment.name, variable))),
      ),
    })),
  };
  return ok(filled);
}

const defaultsWith = (defaults: KeptDefaults, fill: (text: string) => string): KeptDefaults => ({
  ...defaults,
  auth: mapTexts(defaults.auth, fill),
  headers: mapTexts(defaults.headers, fill),
});

const itemWith = (item: KeptItem, fill: (text: string) => string): KeptItem =>
  item.kind === 'folder'
    ? { ...item, defaults: defaultsWith(item.defaults, fill), items: item.items.map((inner) => itemWith(inner, fill)) }
    : { ...item, draft: { ...mapTexts(item.draft, fill), docs: item.draft.docs } };

const secretName = (kept: Kept, environment: string, variable: Variable): string =>
  [kept.name, environment, variable.name].map(slug).filter(Boolean).join('.');

const withValue = (variable: Variable, value: string | undefined): Variable =>
  variable.secret && value !== undefined ? { ...variable, value } : variable;

/** Every name between braces, and those under which the vault keeps the values of secret variables. */
function namesIn(kept: Kept): string[] {
  const between = findVariables(JSON.stringify([kept.defaults, kept.items])).map(({ name }) => name);
  const secrets = kept.environments.flatMap((environment) =>
    environment.variables.flatMap((variable) => (variable.secret ? [secretName(kept, environment.name, variable)] : [])),
  );
  return [...new Set([...between, ...secrets])];
}

async function valuesOf(
  names: readonly string[],
  vault: Pick<SecretVault, 'read'>,
): Promise<Result<ReadonlyMap<string, string>>> {
  const values = new Map<string, string>();
  for (const name of names) {
    const secret = await vault.read(name);
    if (!secret.ok) return secret;
    if (secret.value) values.set(name, secret.value.value);
  }
  return ok(values);
}
