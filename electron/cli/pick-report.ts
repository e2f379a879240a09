import { access, constants, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createBodyStore } from '../bodies/body-store';
import type { Auth } from '#shared/model/auth';
import { createRedactor, openly, type Redactor } from './redact';
import { createFileReport } from './report-file';
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

/** How the answer is to be shown. Ends the command where the file for it cannot be written. */
export async function pickReport(call: ReportCall): Promise<Report> {
  const { flags, environment, bodyFolder } = call;
  const path = flags.output === undefined || flags.output === '-' ? null : resolve(environment.cwd, flags.output);
  const target = path === null ? null : { path, isRegular: await checkTarget(path, call) };
  if (flags.json) return createJsonReport(environment, { store: createBodyStore(bodyFolder), target, redact: redactorFor(call) });
  const withHead = flags.include === true || (environment.isTTY.stdout && flags.output !== '-');
  if (target !== null) return createFileReport(environment, { store: createBodyStore(bodyFolder), target, withHead });
  if (environment.isTTY.stdout && flags.output !== '-') return createTerminalReport(environment);
  return createStreamReport(environment, withHead);
}

const redactorFor = ({ flags, auth, filledIn }: ReportCall): Redactor =>
  flags.showSecrets === true ? openly : createRedactor(auth, filledIn);

/** Resolves with whether it is, or will be, a file as others: a device or a pipe is not replaced but written to. */
async function checkTarget(path: string, { command }: SendCall): Promise<boolean> {
  const facts = await stat(path).catch(() => null);
  if (facts?.isDirectory()) return command.error(`error: -o ${path} is a folder`);
  if (facts !== null && !facts.isFile()) return false;
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory()) return command.error(`error: -o ${path}: its folder does not exist`);
  const mayWrite = await access(dirname(path), constants.W_OK).then(
    () => true,
    () => false,
  );
  return mayWrite || command.error(`error: -o ${path}: its folder may not be written to`);
}
