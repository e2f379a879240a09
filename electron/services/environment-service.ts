import { join } from 'node:path';
import { env } from 'node:process';
import type { HandlersOf, Publish } from '#shared/contract/types';
import { fail, ok, type Result } from '#shared/result';
import { rememberEnvironments } from '../storage/environment/chosen-environments.ts';
import { environmentsFolder, listEnvironments, removeEnvironment } from '../storage/environment/environment-files.ts';
import { readUsualOptions } from '../storage/usual-options.ts';
import { watchFolders, type FolderWatch } from '../storage/collection/watch-folders.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import { findUnfilled } from '#shared/variables/resolve-draft';
import { type FindRefusals, knownVariables, unfilledIn } from './known-variables';
import { refusedAbove } from './refused-above.ts';
import { saveWithSecrets } from './save-environment';
import { createSessionValues, type SessionValues } from './session-values';
import { scriptsAround } from '../runner/script-sources.ts';
import { gatherLayers, type LayerSources } from '../runner/variable-layers.ts';

interface Parts {
  readonly home: string;
  readonly publish: Publish;
  readonly vault: SecretVault;
  readonly isOpen: (root: string) => boolean;
  readonly nameOf: (root: string) => string;
}

export interface EnvironmentService {
  readonly handlers: HandlersOf<'environment' | 'variables'>;
  readonly sources: LayerSources & Required<Pick<LayerSources, 'scriptValues'>>;
  /** Pages hear of what it keeps by `tell`. */
  readonly keep: SessionValues['keep'];
  readonly tell: (root: string) => void;
  close(): void;
}

/** Environments of collections and of the workspace: read anew for every request, saved, chosen, and watched. */
export function createEnvironmentService(parts: Parts): EnvironmentService {
  const { home, publish, vault, isOpen, nameOf } = parts;
  const chosen = rememberEnvironments(home);
  const { keep, ...values } = createSessionValues();
  const watches = watchEnvironments((root) => publish('environment.changed', { root }));
  const sources = { home, chosen, ...values, env, isOpen, nameOf, usualOptions: () => readUsualOptions(home) };

  const folderOf = (root: string): Result<string> => {
    if (root === '') return ok(home);
    return isOpen(root) ? ok(root) : fail({ kind: 'notFound', what: `open collection in ${root}` });
  };
  const changed = (root: string): null => {
    publish('environment.changed', { root });
    return null;
  };

  return {
    sources,
    handlers: {
      async 'environment.list'({ root }) {
        const folder = folderOf(root);
        if (!folder.ok) return folder;
        if (root !== '') watches.cover(root);
        return ok({ ...(await listEnvironments(folder.value)), active: await chosen.read(root) });
      },
      async 'environment.save'({ root, environment }) {
        const folder = folderOf(root);
        if (!folder.ok) return folder;
        const owner = root === '' ? 'workspace' : nameOf(root);
        const saved = await saveWithSecrets({ folder: folder.value, owner, vault }, environment);
        if (saved.ok) changed(root);
        return saved;
      },
      async 'environment.remove'({ root, path }) {
        const folder = folderOf(root);
        if (!folder.ok) return folder;
        const { environments } = await listEnvironments(folder.value);
        const environment = environments.find((candidate) => candidate.path === path);
        if (!environment) return fail({ kind: 'notFound', what: `environment at ${path}` });
        const removed = await removeEnvironment(folder.value, path);
        if (!removed.ok) return removed;
        changed(root);
        return ok({ environment: { ...environment, path: '', revision: '' } });
      },
      async 'environment.choose'({ root, name }) {
        const kept = await chosen.choose(root, name);
        return kept.ok ? ok(changed(root)) : kept;
      },
      ...createVariableHandlers(sources, vault),
      async 'variables.setSession'({ root, name, value }) {
        keep(root, name, value);
        return ok(changed(root));
      },
    },
    keep,
    tell: (root) => void changed(root),
    close: () => watches.close(),
  };
}

/** What variables stand for in a draft, and which have nothing to stand for. */
const createVariableHandlers = (
  sources: LayerSources,
  vault: SecretVault,
): Pick<HandlersOf<'variables'>, 'variables.list' | 'variables.check'> => ({
  async 'variables.list'({ draft, place }) {
    const layers = await gatherLayers(sources, draft, place);
    return layers.ok ? ok(knownVariables(layers.value, Object.keys(sources.env))) : layers;
  },
  async 'variables.check'({ draft, place }) {
    // What a script sets before the request is not known yet; what has no value then is refused when it is sent.
    const scripts = await scriptsAround(draft, place, sources);
    if (scripts.some(({ phase }) => phase === 'before')) return ok([]);
    const layers = await gatherLayers(sources, draft, place);
    if (!layers.ok) return ok([layers.failure]);
    const find: FindRefusals = async (lookup) => [
      ...findUnfilled(draft, lookup),
      ...(await refusedAbove(draft, place, { sources, lookup })),
    ];
    return ok(await unfilledIn(find, layers.value, vault));
  },
});

/** Tells when something happens to the environments of collections that somebody looks at. */
function watchEnvironments(onChange: (root: string) => void) {
  const watches = new Map<string, FolderWatch>();
  return {
    cover(root: string): void {
      const known = watches.get(root);
      const watch =
        known ?? watchFolders({ root: join(root, environmentsFolder), onChange: () => onChange(root), pollMs: 60_000 });
      // Asked again, it finds a folder that was not there before.
      watch.cover([{ path: '', stamp: '' }]);
      watches.set(root, watch);
    },
    close(): void {
      for (const watch of watches.values()) watch.close();
    },
  };
}
