import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { planRun, type PlannedRequest, type RunPlan } from '../runner/run-plan';
import type { SendFlags } from './send-flags';

/** One saved request, and the collection it is in. */
export interface FoundRequest {
  readonly plan: RunPlan;
  readonly request: PlannedRequest;
}

/** The path of the saved request that a command line means, or null where it means an address. */
export async function savedPath(words: readonly string[], { request }: SendFlags, cwd: string): Promise<string | null> {
  if (request !== undefined) return resolve(cwd, request);
  const [word, ...more] = words;
  if (word === undefined || more.length > 0 || !word.endsWith('.yml')) return null;
  const path = resolve(cwd, word);
  return (await isFile(path)) ? path : null;
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() === true;

/** Reads a saved request, by its file, or by the folder it is in and its name. */
export async function findSaved(path: string): Promise<Result<FoundRequest>> {
  if (await isFile(path)) return theOnly(await planRun(path), () => true);
  const name = basename(path);
  return theOnly(
    await planRun(dirname(path)),
    (request) => request.name === name,
    `request called “${name}” in ${dirname(path)}`,
  );
}

function theOnly(plan: Result<RunPlan>, isMeant: (request: PlannedRequest) => boolean, what = 'request'): Result<FoundRequest> {
  if (!plan.ok) return plan;
  const [request, ...others] = plan.value.requests.filter(isMeant);
  if (!request) return fail({ kind: 'notFound', what });
  if (others.length > 0) {
    const files = [request, ...others].map((one) => one.path).join(', ');
    return fail({ kind: 'rejectedInput', issues: [`there is more than one ${what}: ${files}`] });
  }
  return ok({ plan: { ...plan.value, requests: [request] }, request });
}
