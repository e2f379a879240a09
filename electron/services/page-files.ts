import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface PageFile {
  readonly path: string;
  readonly mediaType: string;
}

export interface PageFiles {
  /** The file that answers a path such as `/assets/x.js`, or undefined. `/` is the page itself. */
  find(pathname: string): Promise<PageFile | undefined>;
}

const relistAfterMs = 500;

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * The files of the built page. They are listed, and only what is on the list is served:
 * no path that somebody asks for is ever joined to the folder's own.
 */
export function createPageFiles(folder: string): PageFiles {
  let listed: Promise<ReadonlyMap<string, PageFile>> = listFiles(folder);
  let listedAt = Date.now();

  return {
    async find(pathname) {
      const wanted = pathname === '/' ? '/index.html' : pathname;
      const found = (await listed).get(wanted);
      if (found || Date.now() - listedAt < relistAfterMs) return found;
      // The page may have been built anew since.
      listed = listFiles(folder);
      listedAt = Date.now();
      return (await listed).get(wanted);
    },
  };
}

async function listFiles(folder: string): Promise<ReadonlyMap<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((): Dirent[] => []);
  return new Map(entries.filter((entry) => entry.isFile()).map((entry) => fileEntry(folder, entry)));
}

function fileEntry(folder: string, { parentPath, name }: Dirent): [string, PageFile] {
  const path = join(parentPath, name);
  const pathname = `/${relative(folder, path).split(sep).join('/')}`;
  return [pathname, { path, mediaType: mediaTypes[extname(name).toLowerCase()] ?? 'application/octet-stream' }];
}
