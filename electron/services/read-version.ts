import { readFileSync } from 'node:fs';

/** The version of this program. Its sources and its build both stand two folders below package.json. */
export function readVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return manifest.version;
}
