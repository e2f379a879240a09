import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a repository's own configuration may hold that git would run as a program while it only looks. */
const runsPrograms = /^\s*\[\s*(?:filter|include|includeif|extensions)\b|fsmonitor|textconv|\bcommand\s*=|\bexternal\s*=/im;

/**
 * Number of files below a folder that differ from the last commit, new ones among them. Null where git is not installed, does
 * not answer within two seconds, or might run something that the repository brought along.
 */
export async function countGitChanges(folder: string, gitFolder: string): Promise<number | null> {
  try {
    if (runsPrograms.test(await configOf(gitFolder))) return null;
    const quiet = ['--no-optional-locks', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
    const asked = ['status', '--porcelain', '-z', '--no-renames', '--ignore-submodules=all', '--untracked-files=all', '--', '.'];
    const { stdout } = await run('git', [...quiet, ...asked], {
      cwd: folder,
      timeout: 2_000,
      maxBuffer: 8 * 1024 ** 2,
      env: { ...env, GIT_TERMINAL_PROMPT: '0' },
    });
    return stdout.split('\0').filter((line) => line !== '').length;
  } catch {
    // No git, no answer, or a repository that it refuses: the number is left out.
    return null;
  }
}

/** Of a work tree of its own the configuration is that of the repository it belongs to. */
async function configOf(gitFolder: string): Promise<string> {
  const common = await readFile(join(gitFolder, 'commondir'), 'utf8').catch(() => '.');
  const shared = join(gitFolder, common.trim());
  const texts = await Promise.all(
    [join(shared, 'config'), join(gitFolder, 'config.worktree')].map((path) => readFile(path, 'utf8').catch(() => '')),
  );
  return texts.join('\n');
}
