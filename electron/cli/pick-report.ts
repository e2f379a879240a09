import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createBodyStore } from '../bodies/body-store';
import { checkFilter } from '../bodies/filters/filter-runner';
import type { Auth } from '#shared/model/auth';
import type { BodyFilter } from '#shared/model/body-filter';
import type { BodyTarget } from './keep-body';
import { createRedactor, openly, type Redactor } from './redact';
import { createFileReport } from './report-file';
import { createFilteredReport } from './report-filtered';
import { createJsonReport } from './report-json';
import { createStreamReport } from './report-stream';
import { createTerminalReport } from './report-text';
import type { Report } from './report';
import type { SendCall } from './send';

interface ReportCall extends SendCall {
  readonly bodyFolder: string;
  readonly auth: Auth;
  /** Secrets that were filled into the request so far. */
  readonly filledIn: readonly string[];
}

/** How the answer is to be shown. Ends the command where the file for it cannot be written, or a filter cannot be read. */
export async function pickReport(call: ReportCall): Promise<Report> {
  const { flags, environment, bodyFolder } = call;
  const target = await targetOf(call);
  const store = () => createBodyStore(bodyFolder);
  const filter = await checkedFilter(call);
  if (filter !== null) return createFilteredReport(environment, { store: store(), filter, target });
  if (flags.json) return createJsonReport(environment, { store: store(), target, redact: redactorFor(call) });
  const withHead = flags.include === true || (environment.isTTY.stdout && flags.output !== '-');
  if (target !== null) return createFileReport(environment, { target, withHead });
  if (environment.isTTY.stdout && flags.output !== '-') return createTerminalReport(environment);
  return createStreamReport(environment, withHead);
}

async function targetOf(call: SendCall): Promise<BodyTarget | null> {
  const { output } = call.flags;
  if (output === undefined || output === '-') return null;
  const path = resolve(call.environment.cwd, output);
  return { path, isRegular: await checkTarget(path, call) };
}

async function checkedFilter({ flags, environment, command }: SendCall): Promise<BodyFilter | null> {
  if (flags.filter === undefined) return null;
  const wrong = await checkFilter(flags.filter, environment.stop);
  return wrong === null ? flags.filter : command.error(`error: --filter: ${wrong}`);
}

const redactorFor = ({ flags, auth, filledIn }: ReportCall): Redactor =>
  flags.showSecrets === true ? openly : createRedactor(auth, filledIn);

/** Resolves with whether it is, or will be, a file as others: a device or a pipe is not replaced but written to. */
async function checkTarget(path: string, { command, flags }: SendCall): Promise<boolean> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory()) return command.error(`error: -o ${path} is a folder`);
  if (facts !== null && !facts.isFile()) return false;
  const taken = flags.overwrite ? undefined : await firstThere([path, `${path}.part`]);
  if (taken !== undefined) return command.error(`error: -o ${taken} is there already; --overwrite replaces it`);
  const problem = await folderProblem(dirname(path));
  return problem === null || command.error(`error: -o ${path}: ${problem}`);
}

async function folderProblem(folder: string): Promise<string | null> {
  const facts = await stat(folder).catch(() => null);
  if (!facts?.isDirectory()) return 'its folder does not exist';
  return access(folder, constants.W_OK).then(
    () => null,
    () => 'its folder may not be written to',
  );
}

async function firstThere(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await stat(path).catch(() => null)) return path;
  return undefined;
}
