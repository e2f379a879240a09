import type { KnownVariable } from '#shared/model/environment';
import { processPrefix } from '#shared/variables/layers';
import { findVariables } from '#shared/variables/find-variables';
import type { Suggestion } from '../../ui/suggestions';
import type { VariableMeaning, VariableWords } from '../../ui/variable-field/variable-words';

/** How one gets from a name to where it stands, or could stand. */
export interface Ways {
  readonly toKnown: (variable: KnownVariable) => VariableMeaning['open'];
  readonly toUnknown: (name: string) => VariableMeaning['open'];
}

const dots = '••••••';
/** A hint is one line beside a name. */
const hintAtMost = 60;

/** What fields show of variables. Null: it is not known yet which there are, and nothing is marked as missing. */
export function knownWords(known: readonly KnownVariable[] | null, ways: Ways): VariableWords {
  const byName = new Map((known ?? []).map((variable) => [variable.name, variable]));
  return {
    spans: findVariables,
    meaning(name) {
      const variable = byName.get(name);
      if (variable) return meaningOf(variable, ways);
      return known === null
        ? { name, state: 'known', value: '', from: '', open: null }
        : { name, state: 'unknown', value: '', from: '', open: ways.toUnknown(name) };
    },
    offers: [...byName.values()].toSorted((one, other) => rank(one) - rank(other)).map(offerOf),
  };
}

/** What one has defined, then what is made anew, and last the many names of the process. */
const rank = ({ name, scope }: KnownVariable): number => {
  if (name.startsWith(processPrefix)) return 2;
  return scope === 'dynamic' ? 1 : 0;
};

function meaningOf(variable: KnownVariable, { toKnown }: Ways): VariableMeaning {
  const { name, scope, from, isSecret, filled, value, problem } = variable;
  const open = toKnown(variable);
  if (scope === 'dynamic') return { name, state: 'anew', value: from, from: 'Cairn, made anew each time', open };
  if (isSecret) return { name, state: 'secret', value: dots, from, open };
  return { name, state: problem === '' ? 'known' : 'unknown', value: filled ?? value ?? '', from, open };
}

function offerOf({ name, scope, from, isSecret, filled, value }: KnownVariable): Suggestion {
  if (scope === 'dynamic') return { text: name, hint: from };
  const shown = isSecret ? dots : (filled ?? value ?? '');
  const short = shown.length > hintAtMost ? `${shown.slice(0, hintAtMost)}…` : shown;
  return { text: name, hint: short === '' ? from : `${short} · ${from}` };
}
