import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { dataFolder } from '../storage/data-folder';
import type { WebHost } from '../web-host/serve';
import { type CommandPlace, readPort } from './command';
import { type Environment, note, untilStopped } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';
import { openInBrowser } from './open-in-browser';
import { portProblem } from './port-problem';

interface Flags {
  readonly open: boolean;
  readonly port: number;
}

/** Adds `cairn open`. */
export function addOpen({ program, environment, finish }: CommandPlace): void {
  program
    .command('open')
    .description('Run Cairn in the browser. It stays until you press Ctrl+C.')
    .option('--no-open', 'only print the address')
    .option('--port <number>', 'the port to listen on; 0 is any free one', readPort, 0)
    .action(async (flags: Flags) => finish(await open(flags, environment)));
}

async function open(flags: Flags, environment: Environment): Promise<ExitCode> {
  // V8 shares out each collection of young objects among threads and waits for them all: beside a window that draws, one of
  // them is often without a core for longer than the whole takes alone.
  setFlagsFromString('--no-parallel-scavenge');
  const home = dataFolder({ ...environment.env });
  // Not before it is wanted: the other commands do without all of this.
  const [{ createServices }, { startWebHost }] = await Promise.all([
    import('../services/create-services'),
    import('../web-host/serve'),
  ]);
  const services = createServices({
    home,
    hostKind: 'web',
    onBug: (name, thrown) => note(environment, `A bug in ${name}: ${thrown instanceof Error ? thrown.stack : String(thrown)}`),
  });
  try {
    // Whoever chooses the port comes back to it: open pages find the host again when it has kept its key.
    const kept = flags.port === 0 ? {} : { keepTokenIn: home };
    const host = await startWebHost({ services, rendererFolder: rendererFolder(), port: flags.port, ...kept });
    await serve(host, flags, environment);
    return exitCodes.fine;
  } catch (thrown) {
    note(environment, portProblem(thrown, flags.port));
    return exitCodes.wrongUsage;
  } finally {
    await services.close();
  }
}

async function serve(host: WebHost, flags: Flags, environment: Environment): Promise<void> {
  environment.stdout.write(`${host.url}\n`);
  if (environment.isTTY.stderr)
    note(environment, 'Cairn runs at this address until you press Ctrl+C. Keep it to yourself: it holds the key.');
  if (flags.open && !(await openInBrowser(host.url))) note(environment, 'No browser could be opened: open the address yourself.');
  await untilStopped(environment);
  await host.close();
}

/** The page stands beside the folder of this program; from source, where it was built to. */
function rendererFolder(): string {
  return fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../dist/renderer' : '../renderer', import.meta.url));
}
