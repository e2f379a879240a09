import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { describeFailure } from '#shared/failure-words';
import type { RequestDraft } from '#shared/model/request-draft';
import { lookupIn } from '#shared/variables/layers';
import { resolveDraft } from '#shared/variables/resolve-draft';
import { collectionAround } from '../runner/run-plan';
import { environmentFor, gatherLayers, type LayerSources } from '../runner/variable-layers';
import { createCollectionIndex } from '../storage/collection/collection-index';
import { dataFolder } from '../storage/data-folder';
import { rememberEnvironments } from '../storage/environment/chosen-environments';
import { listEnvironments } from '../storage/environment/environment-files';
import type { Environment } from './environment';

interface Call {
  readonly flags: { readonly env?: string | undefined; readonly auth?: string | undefined };
  readonly environment: Environment;
  readonly command: Command;
}

/** A draft with the values of the environment that `--env` names. */
export interface FilledFromEnvironment {
  readonly draft: RequestDraft;
  /** What is kept apart by environment is kept under this name; empty without `--env`. */
  readonly name: string;
  /** Values of the process environment that stand in it: nobody is to be told them. */
  readonly hidden: readonly string[];
}

/**
 * Fills a draft in from the environment that `--env` names: one of the collection around the `--auth` file or around the
 * folder the command runs in, else one of the workspace. Ends the command where there is none of that name.
 */
export async function fillFromEnvironment(draft: RequestDraft, call: Call): Promise<FilledFromEnvironment> {
  const { flags, command } = call;
  if (flags.env === undefined) return { draft, name: '', hidden: [] };
  const { sources, root } = await sourcesOf(flags.env, call);
  const place = root === '' ? null : { root, path: '' };
  const layers = await gatherLayers(sources, draft, place);
  if (!layers.ok) return command.error(`error: ${describeFailure(layers.failure)}`);
  const filled = resolveDraft(draft, lookupIn(layers.value.layers, layers.value.processValue), 'leave');
  if (!filled.ok) return command.error(`error: ${describeFailure(filled.failure)}`);
  const used = [...filled.value.used.values()];
  return {
    draft: filled.value.draft,
    name: await environmentFor(sources, place),
    hidden: used.filter(({ scope }) => scope === 'process').map(({ text }) => text),
  };
}

async function sourcesOf(name: string, call: Call): Promise<{ readonly sources: LayerSources; readonly root: string }> {
  const { environment, command } = call;
  const home = dataFolder({ ...environment.env });
  const known: string[] = [];
  for (const root of [...(await collectionsAround(call)), '']) {
    const names = (await listEnvironments(root === '' ? home : root)).environments.map((one) => one.name);
    if (names.includes(name)) return { root, sources: await sourcesFor(root, { name, home, environment }) };
    known.push(...names);
  }
  const others = known.length === 0 ? 'there is none here, nor in the workspace' : `there are ${[...new Set(known)].join(', ')}`;
  return command.error(`error: no environment is called “${name}”; ${others}`);
}

async function sourcesFor(
  root: string,
  { name, home, environment }: { readonly name: string; readonly home: string; readonly environment: Environment },
): Promise<LayerSources> {
  const remembered = rememberEnvironments(home);
  const chosen = { ...remembered, read: async (asked: string) => (asked === root ? name : remembered.read(asked)) };
  const called = root === '' ? '' : await nameOf(root);
  return {
    home,
    chosen,
    session: () => new Map(),
    isOpen: (asked) => asked === root,
    nameOf: () => called,
    env: environment.env,
  };
}

async function nameOf(root: string): Promise<string> {
  const index = createCollectionIndex(root);
  await index.refresh();
  return index.picture().name;
}

/** Collections that a command may mean, the likeliest first. */
async function collectionsAround({ flags: { auth }, environment: { cwd } }: Call): Promise<string[]> {
  const file = auth?.startsWith('@') ? await collectionAround(dirname(resolve(cwd, auth.slice(1)))) : null;
  const here = await collectionAround(cwd);
  return [...new Set([file, here].filter((root) => root !== null))];
}
