import { Command, CommanderError } from 'commander';
import { readVersion } from '../services/read-version';
import type { CommandPlace } from './command';
import type { Environment } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';

/**
 * Every command, in the order in which the help lists them. Only one that is named first is loaded: most of what a command
 * line costs before anything is sent is the code that is read.
 */
const commands: Readonly<Record<string, (place: CommandPlace) => Promise<void>>> = {
  send: async (place) => (await import('./send')).addSend(place),
  ws: async (place) => (await import('./ws')).addWs(place),
  sse: async (place) => (await import('./sse')).addSse(place),
  browse: async (place) => (await import('./browse')).addBrowse(place),
  pages: async (place) => (await import('./pages')).addPages(place),
  run: async (place) => (await import('./run')).addRun(place),
  history: async (place) => (await import('./history')).addHistory(place),
  export: async (place) => (await import('./export')).addExport(place),
  code: async (place) => (await import('./code')).addCode(place),
  import: async (place) => (await import('./import')).addImport(place),
  auth: async (place) => (await import('./auth')).addAuth(place),
  explain: async (place) => (await import('./explain')).addExplain(place),
  advice: async (place) => (await import('./advice')).addAdvice(place),
  lessons: async (place) => (await import('./lessons')).addLessons(place),
  practice: async (place) => (await import('./practice')).addPractice(place),
  open: async (place) => (await import('./open')).addOpen(place),
};

/** Runs one command line to its end and says with which code the program leaves. */
export async function runCommandLine(args: readonly string[], environment: Environment): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine;
  const program = createProgram(environment);
  const place: CommandPlace = { program, environment, finish: (ended) => (code = ended) };
  const named = Object.entries(commands).filter(([name]) => name === args[0]);
  for (const [, add] of named.length > 0 ? named : Object.entries(commands)) await add(place);
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
