import { exampleWithoutSecrets } from '#shared/interop/example-without-secrets';
import { replaceSecrets } from '#shared/interop/import-secrets';
import { mapRequests, placeOf, type Imported } from '#shared/interop/imported';
import type { ImportNotes } from '#shared/interop/import-notes';
import { ok, type Result } from '#shared/result';
import { slug } from '../storage/vault/named-secrets.ts';
import { secretNameOf } from '../storage/vault/secret-name.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';

/** What becomes of secrets that an import holds: the vault keeps them, or they are left out. Files never have them. */
export type SecretChoice = 'vault' | 'leaveOut';

interface Choice {
  readonly secrets: SecretChoice;
  readonly vault: Pick<SecretVault, 'list' | 'write'>;
  /** What the collection that gets the environments is called. */
  readonly owner: string;
  readonly notes: ImportNotes;
}

interface Found {
  readonly name: string;
  readonly value: string;
  readonly item: string;
  readonly field: string;
}

/** Where secrets stand in an import, for a list; their values are not told. */
export function findSecrets(imported: Imported): { readonly item: string; readonly what: string }[] {
  const found: { item: string; what: string }[] = [];
  const safe = replaceSecrets(imported, (_secret, place, field) => {
    found.push({ item: placeOf(place) || 'the collection', what: field });
    return '';
  });
  for (const { name, variables } of safe.environments)
    for (const variable of variables)
      if (variable.secret && variable.value !== '') found.push({ item: `environment ${name}`, what: variable.name });
  return found;
}

/** The import as files may have it, with its secrets in the vault and named, or left out and told. */
export async function keepSecrets(imported: Imported, choice: Choice): Promise<Result<Imported>> {
  const { secrets, vault, owner, notes } = choice;
  const listed = secrets === 'vault' ? await vault.list() : ok([]);
  const taken = new Set(listed.ok ? listed.value.map(({ name }) => name) : []);
  const found = new Map<string, Found>();
  const safe = replaceSecrets(imported, (value, place, field) => {
    const item = placeOf(place) || 'the collection';
    if (secrets === 'leaveOut') {
      notes.lose(item, `the secret ${field}`, 'secrets were to be left out: type it again');
      return '';
    }
    const name = nameFor([owner, ...place.slice(-2), field], value, taken, found);
    found.set(name, { name, value, item, field });
    return `{{${name}}}`;
  });
  const environments = safe.environments.map((environment) => ({
    ...environment,
    variables: environment.variables.map((variable) => {
      if (!variable.secret || variable.value === '') return variable;
      const name = secretNameOf(owner, environment.name, variable.name);
      const item = `environment ${environment.name}`;
      if (secrets === 'vault') found.set(name, { name, value: variable.value, item, field: variable.name });
      else notes.lose(item, `the secret ${variable.name}`, 'secrets were to be left out: type it again');
      return { ...variable, value: '' };
    }),
  }));
  const written = await writeAll([...found.values()], vault, notes);
  return written.ok ? ok({ ...safe, items: withoutExampleSecrets(safe.items, notes), environments }) : written;
}

/** Answers that are looked at need no secret that works: names stand in their place, whatever becomes of the others. */
const withoutExampleSecrets = (items: Imported['items'], notes: ImportNotes): Imported['items'] =>
  mapRequests(items, (request, place) => {
    if (request.examples === undefined) return request;
    const examples = request.examples.map((example) => {
      const safe = exampleWithoutSecrets(example);
      if (safe !== example) notes.lose(place, `the secrets in its example “${example.name}”`, 'names stand in their place');
      return safe;
    });
    return { ...request, examples };
  });

/** A name for each secret; the same secret in the same place keeps one. */
function nameFor(parts: readonly string[], value: string, taken: ReadonlySet<string>, found: ReadonlyMap<string, Found>): string {
  const base = parts.map(slug).filter(Boolean).join('.').slice(0, 300) || 'secret';
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? base : `${base}-${turn}`;
    const there = found.get(name);
    if (there ? there.value === value : !taken.has(name)) return name;
  }
}

async function writeAll(found: readonly Found[], vault: Choice['vault'], notes: ImportNotes): Promise<Result<void>> {
  for (const { name, value, item, field } of found) {
    const kept = await vault.write(name, value);
    if (!kept.ok) return kept;
    if (kept.value === 'session')
      notes.lose(item, `the secret ${field}, beyond this session`, 'the vault is not open: open it, and type the secret again');
  }
  return ok(undefined);
}
