import type { Answer } from '#shared/checks/answer';
import { runChecks, type CheckResult } from '#shared/checks/run-checks';
import { runSetters, type SetValue } from '#shared/checks/run-setters';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { lookupIn } from '#shared/variables/layers';
import { createTextResolver, type VariableLookup } from '#shared/variables/resolve-text';
import { readDefaultsAbove } from '../storage/collection/request-defaults.ts';
import { gatherLayers, type LayerSources } from './variable-layers';

export interface Checked {
  readonly results: readonly CheckResult[];
  /** What the setters of the request, of its folders and of its collection took from the answer, the nearest last. */
  readonly set: readonly SetValue[];
}

/** Holds an answer against the checks of a draft. What is set is set before the checks run, so that they can name it. */
export async function checkAnswer(
  answer: Answer,
  draft: RequestDraft,
  place: RequestPlace | null,
  { sources, keep }: { readonly sources: LayerSources; readonly keep: (name: string, value: string) => void },
): Promise<Checked> {
  const isInReach = place !== null && sources.isOpen(place.root);
  const above = isInReach ? await readDefaultsAbove(place.root, place.path) : [];
  const setters = [...above.toReversed().flatMap((defaults) => defaults.setters), ...draft.setters];
  const before = await lookupFor(sources, draft, place);
  const set = runSetters(setters, answer, (name) => before(name)?.text);
  for (const { name, value } of set) keep(name, value);
  const lookup = set.length === 0 ? before : await lookupFor(sources, draft, place);
  return { results: runChecks(draft.checks, answer, { variable: (name) => lookup(name)?.text, fill: fillFrom(lookup) }), set };
}

async function lookupFor(sources: LayerSources, draft: RequestDraft, place: RequestPlace | null): Promise<VariableLookup> {
  const layers = await gatherLayers(sources, draft, place);
  return layers.ok ? lookupIn(layers.value.layers, layers.value.processValue) : () => undefined;
}

/** A text with the variables that are known; others stand as they stood. */
const fillFrom = (lookup: VariableLookup) => (text: string) => {
  const filled = createTextResolver(lookup, 'leave').resolve(text);
  return filled.ok ? filled.text : text;
};
