import type { Failure } from '#shared/failure';
import { knownVariable, type KnownVariable } from '#shared/model/environment';
import type { Variable } from '#shared/model/variable';
import { dynamicValues } from '#shared/variables/dynamic-values';
import { lookupIn, processPrefix, type VariableLayer } from '#shared/variables/layers';
import { createTextResolver, describeVariableProblem, type VariableLookup } from '#shared/variables/resolve-text';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import type { Layers } from '../runner/variable-layers.ts';

/** What is shown of a value; nobody reads further in a line. */
const shownAtMost = 2_000;
const dots = '••••••';

/** Every name once, as the strongest scope has it, with what other scopes have under it. */
export function knownVariables({ layers, processValue, dotEnvNames }: Layers, processNames: readonly string[]): KnownVariable[] {
  const fill = filler(lookupIn(layers, processValue));
  const known = new Map<string, KnownVariable>();
  for (const layer of layers) {
    for (const variable of countedIn(layer)) {
      const before = known.get(variable.name);
      known.set(variable.name, before ? shadowing(before, supplied(layer, variable)) : stronger(layer, variable, fill));
    }
  }
  for (const name of new Set([...dotEnvNames, ...processNames]))
    addTo(known, ofProcess(`${processPrefix}${name}`, dotEnvNames.includes(name)));
  for (const { name, gives } of dynamicValues) addTo(known, knownVariable({ name, scope: 'dynamic', from: gives }));
  return [...known.values()];
}

/** What keeps a draft from being filled in, found by a look at what its variables stand for. */
export type FindRefusals = (lookup: VariableLookup) => Promise<Failure[]>;

/** What has no value, neither among variables nor among secrets. */
export async function unfilledIn(
  find: FindRefusals,
  { layers, processValue }: Layers,
  vault: Pick<SecretVault, 'describe' | 'list'>,
): Promise<Failure[]> {
  const lookup = lookupIn(layers, processValue);
  const found = await find(lookup);
  if (!found.some(namesUnknown)) return found;
  const { state } = await vault.describe();
  const kept = await vault.list();
  // What a locked vault holds is asked for when the request is sent.
  if (state === 'locked' || state === 'damaged' || !kept.ok) return found.filter((failure) => !namesUnknown(failure));
  const names = new Set(kept.value.map(({ name }) => name));
  return find((name) => lookup(name) ?? (names.has(name) ? hidden : undefined));
}

const hidden = { text: dots, scope: 'secret', hosts: [] } as const;

const namesUnknown = (failure: Failure): boolean => failure.kind === 'badDraft' && failure.unknown !== undefined;

const ofProcess = (name: string, isInFile: boolean): KnownVariable =>
  knownVariable({ name, scope: 'process', from: isInFile ? 'the .env file' : 'the process environment', isSecret: true });

function addTo(known: Map<string, KnownVariable>, variable: KnownVariable): void {
  if (!known.has(variable.name)) known.set(variable.name, variable);
}

const supplied = ({ scope, from }: VariableLayer, { value, secret }: Variable) => ({
  scope,
  from,
  value: secret ? null : value,
  isSecret: secret,
});

const shadowing = (known: KnownVariable, other: KnownVariable['shadowed'][number]): KnownVariable => ({
  ...known,
  shadowed: [...known.shadowed, other],
});

type Fill = (name: string) => Pick<KnownVariable, 'filled' | 'problem'>;

const stronger = (layer: VariableLayer, variable: Variable, fill: Fill): KnownVariable => ({
  ...knownVariable({ name: variable.name, ...supplied(layer, variable) }),
  type: variable.type,
  ...(variable.secret ? {} : fill(variable.name)),
  environment: layer.environment ?? null,
});

/** Fills values in as sending would, but for secrets, which nobody sees. */
function filler(lookup: VariableLookup): Fill {
  const resolver = createTextResolver((name) => {
    const value = lookup(name);
    return value && (value.scope === 'secret' || value.scope === 'process') ? { ...value, scope: 'secret', text: dots } : value;
  }, 'leave');
  return (name) => {
    const resolved = resolver.resolve(`{{${name}}}`);
    return resolved.ok
      ? { filled: resolved.text.slice(0, shownAtMost), problem: '' }
      : { filled: null, problem: describeVariableProblem(resolved.problem) };
  };
}

/** In the order of the file; of two with one name the last counts, as when it is filled in. */
const countedIn = ({ variables }: VariableLayer): readonly Variable[] =>
  variables
    .filter(({ enabled, name }) => enabled && name !== '')
    .filter(({ name }, at, counted) => counted.findLastIndex((other) => other.name === name) === at);
