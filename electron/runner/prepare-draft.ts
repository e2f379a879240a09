import type { Failure } from '#shared/failure';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { optionsBelow } from '#shared/model/said-options';
import type { Row } from '#shared/model/row';
import { ok, type Result } from '#shared/result';
import { lookupIn } from '#shared/variables/layers';
import { resolveDraft } from '#shared/variables/resolve-draft';
import type { RequestDefaults } from '../storage/collection/request-defaults.ts';
import { filesOf } from './files-around';
import type { Inherited, InheritAuth } from './inherit-auth';
import { environmentFor, gatherLayers, type LayerSources } from './variable-layers';

/** A draft with all that comes from around it; secrets of the vault still stand in it by name. */
export interface Prepared extends Inherited {
  /** Why it cannot be filled in; null when it can. */
  readonly failure: Failure | null;
  /** Values of the process environment that stand in it: nobody is to be told them. */
  readonly processValues: readonly string[];
  /** Name of the environment in use where it is sent from; empty for none. */
  readonly environment: string;
}

/** What is done to a draft that has all from the folders above it, before variables are filled in: its scripts. */
export type ChangeDraft = (draft: RequestDraft) => Promise<Result<RequestDraft>>;

/** Puts in what a request has from its folders, its collection and the variables in use. */
export type PrepareDraft = (
  draft: RequestDraft,
  place: RequestPlace | null | undefined,
  change?: ChangeDraft,
) => Promise<Prepared>;

export const createPrepareDraft =
  (inherit: InheritAuth, sources: LayerSources): PrepareDraft =>
  async (asked, place, change = unchanged) => {
    const inherited = await inherit(asked, place);
    const merged = await withDefaults(inherited.draft, place, sources);
    const environment = await environmentFor(sources, place ?? null);
    const changed = await change(merged);
    if (!changed.ok) return { ...inherited, draft: merged, failure: changed.failure, processValues: [], environment };
    const draft = changed.value;
    const unfilled = { ...inherited, draft, failure: null, processValues: [], environment };
    if (!draft.options.fillVariables) return unfilled;
    const layers = await gatherLayers(sources, draft, place ?? null);
    if (!layers.ok) return { ...unfilled, failure: layers.failure };
    const resolved = resolveDraft(draft, lookupIn(layers.value.layers, layers.value.processValue), 'leave');
    if (!resolved.ok) return { ...unfilled, failure: resolved.failure };
    const used = [...resolved.value.used.values()];
    const processValues = used.filter(({ scope }) => scope === 'process').map(({ text }) => text);
    return { ...unfilled, draft: resolved.value.draft, processValues };
  };

const unchanged: ChangeDraft = async (draft) => ok(draft);

/** A draft with headers and options from above. */
async function withDefaults(
  draft: RequestDraft,
  place: RequestPlace | null | undefined,
  sources: LayerSources,
): Promise<RequestDraft> {
  const above = place && sources.isOpen(place.root) ? await filesOf(sources).defaultsAbove(place.root, place.path) : [];
  const settings = (await sources.usualOptions?.()) ?? defaultOptions;
  const options = optionsBelow(draft.options, [...above.map((defaults) => defaults.options), settings]);
  return { ...draft, headers: withHeaders(draft.headers, above), options };
}

/** Headers from above come first; one that stands nearer to the request takes the place of one of the same name. */
const withHeaders = (own: Row[], above: readonly RequestDefaults[]): Row[] =>
  above.reduce((nearer: Row[], { headers }) => {
    const names = new Set(nearer.flatMap((row) => (row.enabled ? [row.name.toLowerCase()] : [])));
    return [...headers.filter((row) => row.enabled && !names.has(row.name.toLowerCase())), ...nearer];
  }, own);
