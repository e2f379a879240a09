import { describeFailure } from '#shared/failure-words';
import type { Result } from '#shared/result';
import type { SentSecret } from '#shared/secrets/sent-secret';
import { processPrefix, type VariableLayer } from '#shared/variables/layers';
import type { Variable } from '#shared/model/variable';
import type { GivenVariable, ScriptInput } from '../scripts/script-input.ts';
import type { KeptSecret } from '../storage/vault/vault-secrets.ts';
import type { Layers } from './variable-layers';

export type ReadSecret = (name: string) => Promise<Result<KeptSecret | null>>;

/** What scripts may read, and the values among it that nobody is to be told, by the name that they are read by. */
export interface ReadableVariables extends Pick<ScriptInput, 'variables' | 'process'> {
  readonly hidden: ReadonlyMap<string, SentSecret>;
}

/**
 * The variables in reach of a script. Secrets of the vault are among them, but for those that may go to certain hosts only:
 * nobody could say any more where a script puts them. Of the process environment it gets what its code names.
 */
export async function readableVariables(
  { layers, processValue, dotEnvNames }: Layers,
  code: string,
  readSecret: ReadSecret,
): Promise<ReadableVariables> {
  const hidden = new Map<string, SentSecret>();
  const byScope = new Map<string, Record<string, GivenVariable>>();
  for (const layer of layers) {
    const values = byScope.get(layer.scope) ?? (Object.create(null) as Record<string, GivenVariable>);
    byScope.set(layer.scope, values);
    for (const variable of countedIn(layer)) values[variable.name] ??= await give(variable, layer, { hidden, readSecret });
  }
  const process = Object.fromEntries(
    namesIn(code, dotEnvNames).flatMap((name) => {
      const value = processValue(name);
      if (value === undefined) return [];
      hidden.set(`${processPrefix}${name}`, { name: `${processPrefix}${name}`, text: value.text, hosts: [] });
      return [[name, value.text] as const];
    }),
  );
  return { variables: [...byScope].map(([scope, values]) => ({ scope, values: { ...values } })), process, hidden };
}

/** Those that are on, of several of one name the last. */
const countedIn = ({ variables }: VariableLayer): Variable[] =>
  variables.filter(
    ({ enabled, name }, at) =>
      enabled && name !== '' && !variables.slice(at + 1).some((other) => other.enabled && other.name === name),
  );

interface Giving {
  readonly hidden: Map<string, SentSecret>;
  readonly readSecret: ReadSecret;
}

async function give(variable: Variable, { secretName }: VariableLayer, { hidden, readSecret }: Giving): Promise<GivenVariable> {
  const { name, value, type, secret } = variable;
  if (!secret) return { text: value, type };
  const kept = await readSecret(secretName?.(variable) ?? name);
  if (!kept.ok) return refused(`The secret “${name}” cannot be read. ${describeFailure(kept.failure)}`);
  if (kept.value === null) return { text: '', type: 'string' };
  const { value: text, hosts } = kept.value;
  if (hosts.length > 0)
    return refused(`The secret “${name}” may only be sent to ${hosts.join(' or ')}: write {{${name}}} where it is to go.`);
  hidden.set(name, { name, text, hosts: [] });
  return { text, type: 'string', secret: true };
}

const refused = (reason: string): GivenVariable => ({ text: '', type: 'string', refused: reason });

/** Words of the code that could be a name, and the names of the `.env` file. */
const namesIn = (code: string, dotEnvNames: readonly string[]): string[] => [
  ...new Set([...(code.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []), ...dotEnvNames]),
];
