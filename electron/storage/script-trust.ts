import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from './atomic-file.ts';
import { makePrivateFolder } from './data-folder.ts';
import { inTurn } from './in-turn.ts';

const trustSchema = z.record(z.string(), z.array(z.string()));

interface Script {
  readonly code: string;
}

/**
 * Which scripts of which collection may run on this machine, by the fingerprint of each. A script that is changed has another
 * fingerprint, and is nobody's any more. It is kept with the settings, never in the collection: nobody else's word counts.
 */
export interface ScriptTrust {
  /** Those among the scripts that nobody has allowed. The empty root stands for requests that are saved nowhere. */
  unknownAmong<S extends Script>(root: string, scripts: readonly S[]): Promise<S[]>;
  allow(root: string, fingerprints: readonly string[]): Promise<Result<void>>;
  /** Allows nothing of a collection any more. */
  forget(root: string): Promise<Result<void>>;
  /** Allows nothing at all any more. */
  forgetAll(): Promise<Result<void>>;
}

/** More than any collection has; the oldest go first. */
const mostPerRoot = 20_000;

export function rememberScriptTrust(home: string): ScriptTrust {
  const path = join(home, 'script-trust.json');

  const readAll = async (): Promise<Record<string, string[]>> => {
    try {
      return trustSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? {};
    } catch {
      // Not there, or nobody's word: then nothing is allowed, and it is asked for anew.
      return {};
    }
  };
  const change = (next: (before: Record<string, string[]>) => Record<string, string[]>): Promise<Result<void>> =>
    inTurn(`change ${path}`, async () => {
      const made = await makePrivateFolder(home);
      if (!made.ok) return made;
      const written = await writeFileAtomic(path, `${JSON.stringify(next(await readAll()), null, 2)}\n`, { mode: 0o600 });
      return written.ok ? ok(undefined) : written;
    });

  return {
    async unknownAmong(root, scripts) {
      const all = await readAll();
      const known = new Set(Object.hasOwn(all, root) ? all[root] : []);
      return scripts.filter((script) => !known.has(fingerprintOf(script)));
    },
    allow: (root, fingerprints) =>
      change((before) => {
        const known = Object.hasOwn(before, root) ? (before[root] ?? []) : [];
        const all = [...new Set([...known, ...fingerprints])];
        return { ...before, [root]: all.slice(-mostPerRoot) };
      }),
    forgetAll: () => change(() => ({})),
    forget: (root) => change(({ [root]: _forgotten, ...others }) => others),
  };
}

/** What a script is known by: another text is another script. */
export const fingerprintOf = ({ code }: Script): string => createHash('sha256').update(code).digest('hex');
