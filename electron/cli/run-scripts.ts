import type { ScriptSource } from '#shared/scripts/script-report';
import { namesOf, type JudgeScripts } from '../runner/request-scripts';
import type { RunContext } from '../runner/run-collection';
import type { RunPlan } from '../runner/run-plan';
import { scriptsAround } from '../runner/script-sources';
import { rememberScriptTrust } from '../storage/script-trust';

export interface ScriptFlags {
  readonly allowScripts?: true;
  /** False where they are to be left out. */
  readonly scripts: boolean;
}

const listedAtMost = 8;

/**
 * Why a run must not begin: it has scripts that nobody has allowed, neither on the command line nor in the window.
 * Null where it may.
 */
export async function scriptsRefused(plan: RunPlan, flags: ScriptFlags, sources: RunContext['sources']): Promise<string | null> {
  if (flags.allowScripts || !flags.scripts) return null;
  const unknown = await rememberScriptTrust(sources.home).unknownAmong(plan.root, await scriptsInPlan(plan, sources));
  if (unknown.length === 0) return null;
  const names = namesOf(unknown);
  const left = names.length - listedAtMost;
  return [
    `${plan.name} has scripts that nobody has allowed to run here, or that were changed since:`,
    ...names.slice(0, listedAtMost).map((name) => `  ${name}`),
    ...(left > 0 ? [`  and ${left} more`] : []),
    'Nothing was sent. Read them, then say --allow-scripts; --no-scripts runs the requests without them.',
  ].join('\n');
}

/** What a run does with scripts that it meets. Whether they may run was asked before it began. */
export const judgeFor =
  ({ scripts }: ScriptFlags): JudgeScripts =>
  async () =>
    scripts ? 'run' : 'leaveOut';

/** Each script around the requests of a plan once: those of a folder are around all that is in it. */
async function scriptsInPlan(plan: RunPlan, sources: RunContext['sources']): Promise<ScriptSource[]> {
  const found = new Map<string, ScriptSource>();
  for (const { draft, path } of plan.requests) {
    const around = await scriptsAround(draft, { root: plan.root, path }, sources);
    for (const script of around) found.set(`${script.phase} ${script.path}`, script);
  }
  return [...found.values()];
}
