import type { Answer } from '#shared/checks/answer';
import { looksIntoBody } from '#shared/checks/look-up';
import { runChecks, type CheckResult } from '#shared/checks/run-checks';
import { runSetters, type SetValue } from '#shared/checks/run-setters';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { lookupIn } from '#shared/variables/layers';
import { createTextResolver, type VariableLookup } from '#shared/variables/resolve-text';
import { filesOf } from './files-around';
import type { AnswerScripts } from './request-scripts';
import { gatherLayers, type LayerSources } from './variable-layers';

export interface Checked {
  readonly results: readonly CheckResult[];
  /** What the setters of the request, of its folders and of its collection took from the answer, the nearest last. */
  readonly set: readonly SetValue[];
}

export interface CheckingParts {
  readonly sources: LayerSources;
  /** Reads the body of the answer; not asked where nothing looks into it. */
  readonly readBody: () => Promise<unknown>;
  readonly keep: (name: string, value: string) => void;
  /** Runs what scripts do with the answer; nothing where there are none. */
  readonly scripts?: AnswerScripts;
}

/**
 * Holds an answer, given without its body, against the checks of its folders and collection, the furthest first, and of the
 * draft. What is set without code is set first, then scripts run, so that checks can name all of it; scripts that test come last.
 */
export async function checkAnswer(
  head: Answer,
  draft: RequestDraft,
  place: RequestPlace | null,
  { sources, readBody, keep, scripts }: CheckingParts,
): Promise<Checked> {
  const isInReach = place !== null && sources.isOpen(place.root);
  const above = isInReach ? await filesOf(sources).defaultsAbove(place.root, place.path) : [];
  const setters = [...above.toReversed().flatMap((defaults) => defaults.setters), ...draft.setters];
  const checksAbove = above.toReversed().filter(({ checks }) => checks.length > 0);
  const asked = [...setters, ...checksAbove.flatMap(({ checks }) => checks), ...draft.checks].filter(({ enabled }) => enabled);
  const answer = asked.some(({ expression }) => looksIntoBody(expression)) ? { ...head, body: await readBody() } : head;
  const before = await lookupFor(sources, draft, place);
  const set = runSetters(setters, answer, (name) => before(name)?.text);
  for (const { name, value } of set) keep(name, value);
  await scripts?.('after');
  const lookup = set.length === 0 && !scripts ? before : await lookupFor(sources, draft, place);
  const filling = { variable: (name: string) => lookup(name)?.text, fill: fillFrom(lookup) };
  const given = checksAbove.flatMap(({ checks, kind, name }) =>
    runChecks(checks, answer, filling).map((result) => ({ ...result, from: `${kind} ${name}` })),
  );
  const results = [...given, ...runChecks(draft.checks, answer, filling)];
  await scripts?.('tests');
  return { results, set };
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
