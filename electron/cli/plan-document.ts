import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Loss } from '#shared/interop/import-notes';
import { fail, ok, type Result } from '#shared/result';
import { planRun, type RunPlan } from '../runner/run-plan';
import { listEnvironments } from '../storage/environment/environment-files';
import { type Environment, note } from './environment';

/** A document of another tool as a plan of requests. */
interface DocumentPlan extends RunPlan {
  /** Values by the name of the environment that has them. */
  readonly environments: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** What the document says and a run leaves out. */
  readonly losses: readonly Loss[];
}

export type AnyPlan = RunPlan | DocumentPlan;

/** What is to be run: a collection or a part of it, or a document of another tool as it stands. */
export async function planFor(path: string): Promise<Result<AnyPlan>> {
  return (await isDocument(path)) ? planDocument(path) : planRun(path);
}

/** Names of the environments that a plan can be run with. */
export const environmentsOf = async (plan: AnyPlan): Promise<string[]> =>
  'environments' in plan
    ? [...plan.environments.keys()]
    : (await listEnvironments(plan.root)).environments.map(({ name }) => name);

/** Values of a document's environment, the first where none is named; those of a collection are read where they are filled in. */
export function valuesOf(plan: AnyPlan, name: string | undefined): Readonly<Record<string, string>> {
  if (!('environments' in plan)) return {};
  return plan.environments.get(name ?? [...plan.environments.keys()][0] ?? '') ?? {};
}

/** Says what of a document is left out. */
export function tellLosses(plan: AnyPlan, environment: Environment): void {
  if (!('losses' in plan)) return;
  for (const { item, what, why } of plan.losses) note(environment, `Left out: ${item}: ${what}: ${why}`);
}

/** Any file but those of a collection. */
async function isDocument(path: string): Promise<boolean> {
  if ((await stat(path).catch(() => null))?.isFile() !== true) return false;
  return !/\.ya?ml$/i.test(path) || hasApi(path);
}

/** YAML may be a request of ours, or an OpenAPI document. */
async function hasApi(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return /^(?:openapi|swagger)\s*:/m.test(text);
}

/** The requests of a Postman collection, of an OpenAPI document's examples, or of another file that can be imported. */
async function planDocument(path: string): Promise<Result<DocumentPlan>> {
  const { readDocument } = await import('../interop/read-document');
  const read = await readDocument([path]);
  if (!read.ok) return read;
  const { name, requests, environments, losses } = read.value;
  if (requests.length === 0) return fail({ kind: 'notFound', what: `request in ${path}` });
  const values = environments.map((environment) => {
    const set = environment.variables.filter(({ enabled }) => enabled);
    return [environment.name, Object.fromEntries(set.map((variable) => [variable.name, variable.value]))] as const;
  });
  return ok({ root: path, name: name || basename(path), requests: [...requests], environments: new Map(values), losses });
}
