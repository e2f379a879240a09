import { join, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { describeFailure } from '#shared/failure-words';
import { checkProxy } from '#shared/model/check-connection';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RunSummary } from '#shared/model/run-result';
import { fail, ok, type Result } from '#shared/result';
import { createBodyStore } from '../bodies/body-store';
import { createEngineContext } from '../engine/engine-context';
import { readOnce } from '../runner/files-around';
import { readData } from '../runner/read-data';
import { runCollection, type RunContext, type RunEvent } from '../runner/run-collection';
import { withoutSecrets } from '../runner/without-secrets';
import type { RunPlan } from '../runner/run-plan';
import { defaultRunOptions, type RunOptions } from '../runner/run-options';
import { createScriptRunner } from '../scripts/script-runner';
import { rememberEnvironments } from '../storage/environment/chosen-environments';
import { dataFolder } from '../storage/data-folder';
import { readUsualOptions } from '../storage/usual-options';
import { fillSecrets } from '../storage/vault/fill-secrets';
import type { CommandPlace } from './command';
import { type Environment, note } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';
import { proxyFlag } from './connection-options';
import { proxyWords } from './send-flags';
import { commandLineAuthenticator } from './command-line-authenticator';
import { addCookieFlags, closeJar, type CookieFlags, openJar } from './cookie-flags';
import { jarNameFor } from '../runner/jar-name';
import { openVault } from './open-vault';
import { noting } from './redact';
import { judgeFor, scriptsRefused, type ScriptFlags } from './run-scripts';
import { type AnyPlan, environmentsOf, planFor, tellLosses, valuesOf } from './plan-document';
import { more, readVariables } from './variables-flag';
import { openReporters, type Reporter } from './run-reporters';

interface RunFlags extends ScriptFlags, CookieFlags {
  readonly env?: string;
  readonly envVar: readonly string[];
  readonly data?: string;
  readonly iterations?: number;
  readonly delay: number;
  readonly parallel: number;
  readonly bail?: true;
  readonly tags: readonly string[];
  readonly excludeTags: readonly string[];
  readonly reporter: readonly string[];
  readonly proxy?: string;
  readonly noproxy?: string;
}

/** Adds `cairn run`. */
export function addRun({ program, environment, finish }: CommandPlace): void {
  addCookieFlags(program.command('run'), 'of the environment in use')
    .description('Run the requests of a collection, of a folder in it, or of one file, and check what comes back.')
    .argument('<path>', 'a collection, a folder in it, one request, a Postman collection or an OpenAPI document')
    .option('--env <name>', 'the environment to use')
    .option('--env-var <name=value>', 'a variable over all others; may be said again', more, [])
    .option('--data <file>', 'a CSV file, or a JSON list of objects: one round for each row')
    .option('--iterations <n>', 'how often to run all; with data, the first so many of its rows', count)
    .option('--delay <ms>', 'time between two requests', milliseconds, 0)
    .option('--parallel <n>', 'rounds at the same time', count, 1)
    .option('--bail', 'stop at the first request that fails')
    .option('--tags <names>', 'only requests with one of these tags, separated by commas', names, [])
    .option('--exclude-tags <names>', 'leave out requests with one of these tags', names, [])
    .option('--allow-scripts', 'run the scripts of the collection, without asking')
    .option('--no-scripts', 'leave the scripts of the collection out')
    .option('-x, --proxy <way>', proxyWords)
    .option('--noproxy <hosts>', 'hosts that are asked past every proxy, written as in NO_PROXY')
    .option('--reporter <name[=file]>', 'text, json, junit or html; may be said again', more, [])
    .addHelpText('after', words)
    .action(async (path: string, flags: RunFlags) => finish(await run({ path, flags, environment })));
}

const words = `
Without a reporter it tells on standard output how each request went. A reporter
with a file writes there; one without writes to standard output.
Each round begins without cookies; --cookies and --cookie-jar share a jar between
all of them.
Values of secrets come from the vault, or as {{process.env.NAME}} from the
environment; --env-var takes NAME alone as well, and reads its value from there.

Scripts run in a sandbox: without files; they can send requests. A collection
whose scripts were not allowed in the window runs with --allow-scripts alone.

Exit codes: 0 all was answered and every check passed; 1 a check failed;
2 wrong usage, nothing was sent; 3 a request had no usable response.

Examples:
  cairn run shop --env local
  cairn run shop/orders --env ci --env-var token --reporter junit=report.xml
  cairn run shop --data people.csv --parallel 4 --bail`;

interface Call {
  readonly path: string;
  readonly flags: RunFlags;
  readonly environment: Environment;
}

async function run(call: Call): Promise<ExitCode> {
  const { environment, flags } = call;
  const plan = await planFor(resolve(environment.cwd, call.path));
  const options = plan.ok ? await optionsOf(plan.value, call) : plan;
  const reporters = options.ok ? openReporters(flags.reporter.length > 0 ? flags.reporter : ['text'], environment) : options;
  if (!plan.ok || !options.ok || !reporters.ok) {
    const refused = [plan, options, reporters].find((result) => !result.ok);
    return refuse(environment, refused && !refused.ok ? describeFailure(refused.failure) : '');
  }
  tellLosses(plan.value, environment);
  return runAllowed(plan.value, { options: options.value, reporters: reporters.value }, call);
}

interface Asked {
  readonly options: RunOptions;
  readonly reporters: readonly Reporter[];
}

async function runAllowed(plan: RunPlan, { options, reporters }: Asked, call: Call): Promise<ExitCode> {
  const { environment, flags } = call;
  const sources = sourcesOf(plan, options, environment);
  const refused = await scriptsRefused(plan, flags, sources);
  if (refused !== null) return refuse(environment, refused);
  const summary = await runPlan(plan, { options, reporters, sources }, call);
  return summary === null ? exitCodes.noResponse : report(summary, reporters, environment);
}

async function report(summary: RunSummary, reporters: readonly Reporter[], environment: Environment): Promise<ExitCode> {
  for (const reporter of reporters) {
    const written = await reporter.end(summary);
    if (!written.ok) return refuse(environment, describeFailure(written.failure));
  }
  if (summary.requests === 0) note(environment, 'No request has these tags: nothing was sent.');
  if (summary.unanswered > 0) return exitCodes.noResponse;
  return summary.failedChecks > 0 ? exitCodes.checkFailed : exitCodes.fine;
}

function refuse(environment: Environment, why: string): ExitCode {
  note(environment, why);
  return exitCodes.wrongUsage;
}

/** Where values come from. Files are read once: scripts that were judged are those that run. */
function sourcesOf(plan: RunPlan, options: RunOptions, { env }: Environment): RunContext['sources'] {
  const home = dataFolder({ ...env });
  const workspace = rememberEnvironments(home);
  const chosen = {
    ...workspace,
    read: async (root: string) => (root === plan.root ? options.environment : workspace.read(root)),
  };
  const isOpen = (root: string) => root === plan.root && !('environments' in plan);
  return readOnce({ home, chosen, isOpen, nameOf: () => plan.name, env, usualOptions: () => readUsualOptions(home) });
}

async function runPlan(
  plan: RunPlan,
  { options, reporters, sources }: Asked & Pick<RunContext, 'sources'>,
  { environment, flags }: Call,
): Promise<RunSummary | null> {
  const bodies = createBodyStore(join(sources.home, 'bodies'));
  const vault = openVault(environment);
  const filledIn: string[] = [];
  const jar = await openJar(flags, await jarNameFor({ root: plan.root, path: '' }, sources), { vault, environment });
  if (!jar.ok) {
    note(environment, describeFailure(jar.failure));
    return null;
  }
  const engine = createEngineContext({
    bodies,
    cookies: jar.value.box,
    authenticator: commandLineAuthenticator(vault, undefined, environment),
    guides: { env: environment.env },
    resolve: (draft, tell) => fillSecrets(onItsWay(draft, { flags, environment }), vault, noting(filledIn, tell)),
  });
  const runner = createScriptRunner();
  const scripts = { runner, readSecret: (name: string) => vault.read(name), judge: judgeFor(flags) };
  let summary: RunSummary | null = null;
  try {
    const context = {
      engine,
      bodies,
      sources,
      scripts,
      signal: environment.stop,
      onSecrets: (values: readonly string[]) => void filledIn.push(...values),
    };
    for await (const event of runCollection(plan, options, context)) {
      if (event.type === 'finished') ({ summary } = event);
      for (const reporter of reporters) tell(reporter, event, plan.name, filledIn);
    }
  } finally {
    await runner.close();
    await engine.close();
    await closeJar(jar.value, environment);
    await bodies.close();
  }
  return summary;
}

/** The way that the command line names is that of every request, whatever stands in its files. */
const onItsWay = (draft: RequestDraft, { flags, environment }: Pick<Call, 'flags' | 'environment'>): RequestDraft => ({
  ...draft,
  options: {
    ...draft.options,
    ...(flags.proxy !== undefined && { proxy: proxyFlag(flags.proxy, environment.cwd) }),
    ...(flags.noproxy !== undefined && { noProxy: flags.noproxy }),
  },
});

function tell(reporter: Reporter, event: RunEvent, name: string, filledIn: readonly string[]): void {
  if (event.type === 'started') reporter.start(name, event);
  if (event.type === 'request') reporter.tell(withoutSecrets(event.result, filledIn));
}

async function optionsOf(plan: AnyPlan, { flags, environment }: Call): Promise<Result<RunOptions>> {
  const variables = readVariables(flags.envVar, environment);
  if (!variables.ok) return variables;
  const problem = checkProxy(proxyFlag(flags.proxy, environment.cwd));
  if (problem !== null) return fail({ kind: 'rejectedInput', issues: [problem] });
  const data = flags.data === undefined ? ok([]) : await readData(resolve(environment.cwd, flags.data));
  if (!data.ok) return data;
  const known = await environmentsOf(plan);
  if (flags.env !== undefined && !known.includes(flags.env))
    return fail({ kind: 'notFound', what: noEnvironment(flags.env, known) });
  return ok({
    ...defaultRunOptions,
    environment: flags.env ?? null,
    variables: { ...valuesOf(plan, flags.env), ...variables.value },
    data: data.value,
    iterations: flags.iterations ?? null,
    delayMs: flags.delay,
    parallel: flags.parallel,
    bail: flags.bail === true,
    tags: flags.tags,
    withoutTags: flags.excludeTags,
  });
}

const noEnvironment = (name: string, known: readonly string[]): string =>
  `environment called “${name}”: ${known.length === 0 ? 'this collection has none' : `there are ${known.join(', ')}`}`;

const names = (value: string): string[] => value.split(',').map((name) => name.trim());

function count(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('It is a whole number, from 1.');
  return Number(text);
}

function milliseconds(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It is a whole number of milliseconds.');
  return Number(text);
}
