import { Command, CommanderError } from 'commander';
import { readVersion } from '../services/read-version';
import { addAdvice } from './advice';
import { addAuth } from './auth';
import { addBrowse } from './browse';
import { addCode } from './code';
import { addExplain } from './explain';
import { addExport } from './export';
import { addImport } from './import';
import { addHistory } from './history';
import { addLessons } from './lessons';
import { addOpen } from './open';
import { addPages } from './pages';
import { addPractice } from './practice';
import { addRun } from './run';
import { addSend } from './send';
import { addSse } from './sse';
import { addWs } from './ws';
import type { CommandPlace } from './command';
import type { Environment } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';

/** Runs one command line to its end and says with which code the program leaves. */
export async function runCommandLine(args: readonly string[], environment: Environment): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine;
  const program = createProgram(environment);
  const place: CommandPlace = { program, environment, finish: (ended) => (code = ended) };
  addSend(place);
  addWs(place);
  addSse(place);
  addBrowse(place);
  addPages(place);
  addRun(place);
  addHistory(place);
  addExport(place);
  addCode(place);
  addImport(place);
  addAuth(place);
  addExplain(place);
  addAdvice(place);
  addLessons(place);
  addPractice(place);
  addOpen(place);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? exitCodes.fine : exitCodes.wrongUsage;
  }
}

function createProgram({ stdout, stderr, columns, isTTY }: Environment): Command {
  return new Command('cairn')
    .description('A REST client you can browse.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .showHelpAfterError('Add --help to see what can be said.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => columns,
      getErrHelpWidth: () => columns,
      getOutHasColors: () => isTTY.stdout,
      getErrHasColors: () => isTTY.stderr,
    });
}
