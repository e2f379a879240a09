import { dirname, resolve } from 'node:path';
import type { Environment } from './environment';

/** A second wish to end this long after the first is meant: nobody waits for things to close. */
const patienceMs = 800;

/** The world of this process. */
export function processEnvironment(): Environment {
  const { stdin, stdout, stderr, env } = process;
  return {
    stdin,
    stdout,
    stderr,
    env,
    cwd: folderOfUser(),
    isTTY: { stdin: stdin.isTTY === true, stdout: stdout.isTTY === true, stderr: stderr.isTTY === true },
    columns: stdout.columns ?? 80,
    stop: stopSignal(),
  };
}

/** npm changes into the folder of the package before it runs a script, and says in INIT_CWD where the user was. */
function folderOfUser(): string {
  const { INIT_CWD: before, npm_package_json: manifest } = process.env;
  const here = process.cwd();
  const npmBroughtUs = manifest === undefined || here === dirname(manifest);
  return before && npmBroughtUs ? resolve(before) : here;
}

/** A terminal sends Ctrl+C to us and to whoever started us, who passes it on: what comes at once is one wish. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const wish = (): void => {
    if (controller.signal.aborted && Date.now() - first > patienceMs) process.exit(130);
    if (controller.signal.aborted) return;
    first = Date.now();
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, wish);
  return controller.signal;
}
