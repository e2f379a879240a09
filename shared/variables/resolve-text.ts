import { findVariables } from './find-variables';

/** Where a variable's value comes from, the strongest first. */
export type VariableScope =
  | 'session'
  | 'request'
  | 'folder'
  | 'environment'
  | 'collection'
  | 'workspace'
  | 'process'
  | 'dynamic'
  | 'secret';

export interface VariableValue {
  readonly text: string;
  readonly scope: VariableScope;
  /** Where it stands, in words; empty where the scope says it all. */
  readonly from?: string;
  /** Hosts it may be sent to; none means any. */
  readonly hosts: readonly string[];
}

/** The value behind a name, or undefined when nothing has that name. */
export type VariableLookup = (name: string) => VariableValue | undefined;

/** Why a text cannot be filled in: the name is unknown, refers to itself, or leads too far. */
export interface VariableProblem {
  readonly kind: 'unknown' | 'circular' | 'tooDeep' | 'tooLong';
  readonly name: string;
}

export type Resolved = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: VariableProblem };

const depthAtMost = 10;
const lengthAtMost = 16 * 1024 ** 2;

/** Fills texts in from one lookup, and remembers which variables took part. */
export interface TextResolver {
  /** The text with every variable replaced by its value. Values are looked up, never run; a secret's is taken as it stands. */
  resolve(text: string): Resolved;
  /** The variables used so far, each once. */
  used(): ReadonlyMap<string, VariableValue>;
}

/** What becomes of a name that nobody knows: it is a problem, or it stays as it stands for whoever comes next. */
export type Unknown = 'refuse' | 'leave';

export function createTextResolver(lookup: VariableLookup, unknown: Unknown = 'refuse'): TextResolver {
  const used = new Map<string, VariableValue>();
  // Each value is filled in once, so that variables full of variables cost no more than their number.
  const filled = new Map<string, string>();

  function resolve(text: string, within: readonly string[]): Resolved {
    let out = '';
    let from = 0;
    for (const { name, start, end } of findVariables(text)) {
      const value = valueOf(name, within) ?? { ok: true, text: text.slice(start, end) };
      if (!value.ok) return value;
      out += text.slice(from, start) + value.text;
      from = end;
      if (out.length > lengthAtMost) return problem('tooLong', name);
    }
    return { ok: true, text: out + text.slice(from) };
  }

  /** Undefined for a name that is left as it stands. */
  function valueOf(name: string, within: readonly string[]): Resolved | undefined {
    const known = filled.get(name);
    if (known !== undefined) return { ok: true, text: known };
    if (within.includes(name)) return problem('circular', name);
    if (within.length >= depthAtMost) return problem('tooDeep', name);
    const value = lookup(name);
    if (!value) return unknown === 'leave' ? undefined : problem('unknown', name);
    used.set(name, value);
    const text: Resolved = value.scope === 'secret' ? { ok: true, text: value.text } : resolve(value.text, [...within, name]);
    if (text.ok && value.scope !== 'dynamic') filled.set(name, text.text);
    return text;
  }

  return { resolve: (text) => resolve(text, []), used: () => used };
}

const problem = (kind: VariableProblem['kind'], name: string): Resolved => ({ ok: false, problem: { kind, name } });

/** What is wrong, as a sentence. */
export function describeVariableProblem({ kind, name }: VariableProblem): string {
  switch (kind) {
    case 'unknown':
      return `Nothing is called “${name}”: no variable and no secret.`;
    case 'circular':
      return `The variable “${name}” leads back to itself.`;
    case 'tooDeep':
      return `The variable “${name}” stands more than ${depthAtMost} variables deep.`;
    case 'tooLong':
      return `With “${name}” filled in, the text grows beyond 16 MiB.`;
  }
}
