import type { Failure } from '#shared/failure';
import { checkDraft } from '#shared/model/check-draft';
import type { RequestPlace } from '#shared/model/collection';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { flatOptions, isInheritable, isSaid, type OptionName, optionNames, withOption } from '#shared/model/said-options';
import type { VariableLookup } from '#shared/variables/resolve-text';
import { findUnfilled, resolveDraft } from '#shared/variables/resolve-draft';
import { filesOf } from '../runner/files-around.ts';
import { createInheritAuth } from '../runner/inherit-auth.ts';
import type { LayerSources } from '../runner/variable-layers.ts';
import type { RequestDefaults } from '../storage/collection/request-defaults.ts';

type Above = NonNullable<Extract<Failure, { kind: 'badDraft' }>['above']>;

/** What one place above a request gives it, as a draft of nothing else. */
interface Given {
  readonly draft: RequestDraft;
  readonly above: Above;
}

/**
 * What folders and collection give to a draft and would have it refused: it names a variable without a value, or is empty or
 * malformed once it is filled in. Each with where it is from. What a nearer place says in its stead is not asked about.
 */
export async function refusedAbove(
  draft: RequestDraft,
  place: RequestPlace | null,
  { sources, lookup }: { readonly sources: LayerSources; readonly lookup: VariableLookup },
): Promise<Failure[]> {
  if (place === null || !sources.isOpen(place.root)) return [];
  const above = await filesOf(sources).defaultsAbove(place.root, place.path);
  const given = [...headersAbove(draft, above, place.root), ...optionsAbove(draft, above, place.root)];
  const auth = await authAbove(draft, place, sources);
  return [...given, ...auth].flatMap((one) => refusedIn({ ...one, draft: fillingAs(draft, one.draft) }, lookup));
}

const somewhere = 'http://localhost/';

const fillingAs = ({ options }: RequestDraft, given: RequestDraft): RequestDraft => ({
  ...given,
  options: { ...given.options, fillVariables: options.fillVariables },
});

function refusedIn({ draft, above }: Given, lookup: VariableLookup): Failure[] {
  const unfilled = findUnfilled(draft, lookup);
  const filled = resolveDraft(draft, lookup, 'leave');
  const found = unfilled.length > 0 || !filled.ok ? unfilled : checkDraft(filled.value.draft);
  return found.map((failure) =>
    failure.kind === 'badDraft' ? { ...failure, reason: reasonOf(failure, above), above } : failure,
  );
}

/** A sentence of the draft with the place above in it. */
function reasonOf({ reason, unknown, place }: Extract<Failure, { kind: 'badDraft' }>, { from }: Above): string {
  if (unknown !== undefined) return reason.replace(/ has no value\.$/, ` of the ${from} has no value.`);
  return `${place.part === 'auth' ? 'Auth' : place.part === 'headers' ? 'Headers' : 'Options'} of the ${from}: ${reason}`;
}

const aboveOf = ({ kind, name, path }: Pick<RequestDefaults, 'kind' | 'name' | 'path'>, root: string): Above => ({
  from: `${kind} ${name}`,
  root,
  path,
});

function headersAbove(draft: RequestDraft, above: readonly RequestDefaults[], root: string): Given[] {
  const taken = new Set(draft.headers.flatMap((row) => (row.enabled ? [row.name.toLowerCase()] : [])));
  return above.flatMap((defaults) => {
    const headers = defaults.headers.filter(({ enabled, name }) => enabled && !taken.has(name.toLowerCase()));
    for (const { name } of headers) taken.add(name.toLowerCase());
    return headers.length === 0 ? [] : [{ draft: { ...createDraft(somewhere), headers }, above: aboveOf(defaults, root) }];
  });
}

function optionsAbove(draft: RequestDraft, above: readonly RequestDefaults[], root: string): Given[] {
  const taken = new Set<OptionName>(optionNames.filter((name) => !isInheritable(name) || isSaid(draft.options, name)));
  return above.flatMap((defaults) => {
    const said = optionNames.filter((name) => !taken.has(name) && isSaid(defaults.options, name));
    for (const name of said) taken.add(name);
    const blank = createDraft(somewhere);
    const options = said.reduce(
      (left, name) => withOption(left, name, flatOptions(defaults.options)[name] as never),
      blank.options,
    );
    return said.length === 0 ? [] : [{ draft: { ...blank, options }, above: aboveOf(defaults, root) }];
  });
}

async function authAbove(draft: RequestDraft, place: RequestPlace, sources: LayerSources): Promise<Given[]> {
  const { draft: inherited, from } = await createInheritAuth(sources)(draft, place);
  if (from === null) return [];
  const name = from.name || from.path.slice(from.path.lastIndexOf('/') + 1) || sources.nameOf(place.root);
  return [
    {
      draft: { ...createDraft(somewhere), auth: inherited.auth },
      above: { from: `${from.kind} ${name}`, root: place.root, path: from.path },
    },
  ];
}
