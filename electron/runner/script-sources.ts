import type { RequestPlace } from '#shared/model/collection';
import type { Scripts } from '#shared/model/check';
import type { RequestDraft } from '#shared/model/request-draft';
import type { ScriptPhase, ScriptSource } from '#shared/scripts/script-report';
import { folderFile, rootFile } from '../storage/collection/refresh-folder.ts';
import type { RequestDefaults } from '../storage/collection/request-defaults.ts';
import { filesOf } from './files-around.ts';
import type { LayerSources } from './variable-layers.ts';

const phases: readonly ScriptPhase[] = ['before', 'after', 'tests'];

/**
 * Every script that runs around a draft, in the order in which they run: before the request from the collection inwards,
 * after it from the request outwards, tests likewise (decision 23).
 */
export async function scriptsAround(
  draft: Pick<RequestDraft, 'scripts'>,
  place: RequestPlace | null,
  sources: Pick<LayerSources, 'isOpen' | 'files'>,
): Promise<ScriptSource[]> {
  const above = place !== null && sources.isOpen(place.root) ? await filesOf(sources).defaultsAbove(place.root, place.path) : [];
  const inwards = [
    { scripts: draft.scripts, where: 'this request', path: place?.path ?? '' },
    ...above.map((defaults) => ({ scripts: defaults.scripts, where: whereOf(defaults), path: pathOf(defaults) })),
  ];
  return phases.flatMap((phase) => {
    const order = phase === 'before' ? inwards.toReversed() : inwards;
    return order.flatMap(({ scripts, ...from }) => sourceOf(scripts, phase, from));
  });
}

/** The scripts of one place. */
export const sourcesIn = (scripts: Scripts, from: Pick<ScriptSource, 'where' | 'path'>): ScriptSource[] =>
  phases.flatMap((phase) => sourceOf(scripts, phase, from));

const sourceOf = (scripts: Scripts, phase: ScriptPhase, from: Pick<ScriptSource, 'where' | 'path'>): ScriptSource[] =>
  scripts[phase].trim() === '' ? [] : [{ phase, code: scripts[phase], ...from }];

/** Whose they are, in words. */
export const whereOf = ({ kind, name }: Pick<RequestDefaults, 'kind' | 'name'>): string =>
  kind === 'collection' ? 'the collection' : `folder ${name}`;

const pathOf = ({ kind, path }: RequestDefaults): string => (kind === 'collection' ? rootFile : `${path}/${folderFile}`);
