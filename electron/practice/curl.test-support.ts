import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether there is a curl on this machine that signs as well: 7.75 or later. */
export const hasCurl = ((): boolean => {
  const [, major, minor] = /^curl (\d+)\.(\d+)/.exec(spawnSync('curl', ['--version'], { encoding: 'utf8' }).stdout ?? '') ?? [];
  return Number(major) > 7 || (Number(major) === 7 && Number(minor) >= 75);
})();

/** The status that curl, which knows nothing of us, gets. */
export async function curlStatus(...args: readonly string[]): Promise<number> {
  const { stdout } = await promisify(execFile)('curl', ['-s', '-o', '/dev/null', '-w', '%{http_code}', ...args]);
  return Number(stdout);
}
