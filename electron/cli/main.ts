import { exitCodes } from './exit-codes';
import { processEnvironment } from './process-environment';
import { runCommandLine } from './run-command-line';

// A reader that has seen enough, such as head, is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    throw error;
  });
}

const code = await runCommandLine(process.argv.slice(2), processEnvironment()).catch(tellBug);
await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((resolve) => stream.write('', resolve))));
process.exit(code);

/** What was not foreseen is a fault of ours, and never the exit code of a check that failed. */
function tellBug(thrown: unknown): number {
  const words = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  process.stderr.write(`Something in Cairn broke. This is a fault of Cairn, not of your request.\n${words}\n`);
  return exitCodes.noResponse;
}
