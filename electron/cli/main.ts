import { type ExitCode, exitCodes } from './exit-codes';
import { processEnvironment } from './process-environment';
import { runCommandLine } from './run-command-line';
import { watchOutput } from './watch-output';

// What packages do that Node will once not allow is nothing that users can mend.
process.noDeprecation = true;
const codeToLeaveWith = watchOutput(process.stdout, process.stderr);
const code = await runCommandLine(process.argv.slice(2), processEnvironment()).catch(tellBug);
await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))));
process.exit(codeToLeaveWith(code));

/** What was not foreseen is a fault of ours, and never the exit code of a check that failed. */
function tellBug(thrown: unknown): ExitCode {
  const words = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  process.stderr.write(`Something in Cairn broke. This is a fault of Cairn, not of your request.\n${words}\n`);
  return exitCodes.noResponse;
}
