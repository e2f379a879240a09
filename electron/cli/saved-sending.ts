import { describeFailure } from '#shared/failure-words';
import type { CheckResult } from '#shared/checks/run-checks';
import type { FinishedExchange } from '#shared/model/exchange';
import type { JarName } from '#shared/model/cookie';
import type { ScriptReport } from '#shared/scripts/script-report';
import { join } from 'node:path';
import { type BodyStore, createBodyStore } from '../bodies/body-store';
import { createEngineContext, type EngineContext } from '../engine/engine-context';
import { sideBy } from '../runner/script-requests';
import { checkAnswer } from '../runner/check-answer';
import { readOnce } from '../runner/files-around';
import { createInheritAuth } from '../runner/inherit-auth';
import { createPrepareDraft, type Prepared } from '../runner/prepare-draft';
import { contextFor } from '../runner/prepared-context';
import { jarNameFor } from '../runner/jar-name';
import { answerWithoutBody, readAnswerBody } from '../runner/read-answer';
import { type RequestScripts, scriptsOf } from '../runner/request-scripts';
import type { ScriptRound } from '../runner/run-scripts';
import { createScriptValues } from '../runner/script-values';
import { createScriptRunner } from '../scripts/script-runner';
import { dataFolder } from '../storage/data-folder';
import { rememberEnvironments } from '../storage/environment/chosen-environments';
import { listEnvironments } from '../storage/environment/environment-files';
import { readUsualOptions } from '../storage/usual-options';
import { findSaved, type FoundRequest } from './find-saved';
import type { SecretVault } from '../storage/vault/secret-vault';
import { commandLineAuthenticator } from './command-line-authenticator';
import { openVault } from './open-vault';
import { judgeFor, scriptsRefused } from './run-scripts';
import type { SendCall } from './send';
import { readVariables } from './variables-flag';

/** A saved request that is about to be sent, with all that is around it. */
export interface SavedSending {
  readonly prepared: Prepared;
  /** The jar of its environment. */
  readonly jar: JarName;
  /** Values in it that nobody is to be told, as far as they are known by now. */
  readonly hidden: () => readonly string[];
  readonly context: (engine: EngineContext) => EngineContext;
  /** Runs what is to be done with an answer; what its checks and its scripts have to say of it. */
  readonly judge: (exchange: FinishedExchange, bodies: Pick<BodyStore, 'get'>) => Promise<ScriptReport>;
  readonly close: () => Promise<void>;
}

/** Puts a saved request together as a run would. Ends the command where that is not possible, or not allowed. */
export async function openSaved(path: string, call: SendCall): Promise<SavedSending> {
  const { environment, flags, command } = call;
  const found = await findSaved(path);
  if (!found.ok) return command.error(`error: ${describeFailure(found.failure)}`);
  const variables = readVariables(flags.envVar ?? [], environment);
  if (!variables.ok) return command.error(`error: ${describeFailure(variables.failure)}`);
  const values = new Map(Object.entries(variables.value));
  // Read once: scripts that were judged are those that run.
  const sources = readOnce(sourcesOf(found.value, values, call));
  const refused = await scriptsRefused(found.value.plan, flags, sources);
  if (refused !== null) return command.error(`error: ${refused}`);
  await checkEnvironment(found.value, call);
  return prepareSaved(found.value, sources, { ...call, values });
}

async function checkEnvironment({ plan }: FoundRequest, { flags, command }: SendCall): Promise<void> {
  if (flags.env === undefined) return;
  const known = (await listEnvironments(plan.root)).environments.map(({ name }) => name);
  if (known.includes(flags.env)) return;
  const others = known.length === 0 ? 'this collection has none' : `there are ${known.join(', ')}`;
  command.error(`error: no environment is called “${flags.env}”; ${others}`);
}

function sourcesOf({ plan }: FoundRequest, values: ReadonlyMap<string, string>, { environment, flags }: SendCall) {
  const home = dataFolder({ ...environment.env });
  const workspace = rememberEnvironments(home);
  const ofRoots = [createScriptValues(), createScriptValues()] as const;
  return {
    home,
    chosen: { ...workspace, read: async (root: string) => (root === plan.root ? (flags.env ?? null) : workspace.read(root)) },
    session: () => values,
    scriptValues: (root: string) => ofRoots[root === '' ? 1 : 0],
    isOpen: (root: string) => root === plan.root,
    nameOf: () => plan.name,
    env: environment.env,
    usualOptions: () => readUsualOptions(home),
  };
}

type Sources = ReturnType<typeof sourcesOf>;

async function prepareSaved(
  { plan, request }: FoundRequest,
  sources: Sources,
  call: SendCall & { readonly values: Map<string, string> },
): Promise<SavedSending> {
  const { environment, flags, values } = call;
  const at = { root: plan.root, path: request.path };
  const keep = (name: string, value: string | null) => void (value === null ? values.delete(name) : values.set(name, value));
  const vault = openVault(environment);
  const runner = createScriptRunner();
  const aside = openAside(vault, call);
  const round: ScriptRound = {
    runner,
    readSecret: (name) => vault.read(name),
    sources,
    place: at,
    scriptValues: sources.scriptValues,
    signal: environment.stop,
    keep,
    sendSide: sideBy(aside.engine, ''),
    facts: { isRun: false, iteration: 0, iterations: 1, data: {} },
  };
  const { draft } = request;
  const scripts = await scriptsOf({ draft, name: async () => request.name, judge: judgeFor(flags) }, round);
  const prepared = await createPrepareDraft(createInheritAuth(sources), sources)(draft, at, scripts.change);
  return {
    prepared,
    jar: await jarNameFor(at, sources),
    hidden: () => [...prepared.processValues, ...textsOf(scripts)],
    context: (engine) => contextFor(prepared, engine, scripts.secrets()),
    async judge(exchange, bodies) {
      const answer = answerWithoutBody(exchange);
      const { results } = await checkAnswer(answer, draft, at, {
        sources,
        readBody: () => readAnswerBody(exchange, bodies),
        keep,
        scripts: scripts.onAnswer(exchange, answer, bodies),
      });
      return withChecks(results, scripts.report());
    },
    async close() {
      await runner.close();
      await aside.close();
    },
  };
}

/** An engine for what scripts send: it is not the answer that is printed. */
function openAside(vault: SecretVault, { environment }: SendCall) {
  const bodies = createBodyStore(join(dataFolder({ ...environment.env }), 'bodies'));
  const engine = createEngineContext({
    bodies,
    sideBodies: bodies,
    authenticator: commandLineAuthenticator(vault, undefined, environment),
    guides: { env: environment.env },
  });
  return {
    engine,
    async close() {
      await engine.close();
      await bodies.close();
    },
  };
}

const textsOf = (scripts: RequestScripts): string[] => scripts.secrets().map(({ text }) => text);

const withChecks = (checks: readonly CheckResult[], { tests, console }: ScriptReport): ScriptReport => ({
  tests: [...checks, ...tests],
  console,
});
