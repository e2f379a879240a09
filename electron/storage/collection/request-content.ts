import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, ok, type Result } from '#shared/result';
import { attemptRead, fileErrorCode } from '../file-failure.ts';
import { readRequest, type SavedRequest } from '../opencollection/read-request.ts';
import { sidePathOf, withSide } from '../opencollection/side-file.ts';
import { decodeText } from '../yaml/text-shape.ts';
import { parseYamlFile, type YamlFile } from '../yaml/yaml-file.ts';

/** A request as its two files hold it at one moment. */
export interface RequestContent {
  readonly bytes: Uint8Array;
  /** Text of the file beside it, or null where there is none. */
  readonly side: string | null;
  /** Changes whenever one of the two does. */
  readonly revision: string;
}

/** A request that could be read. */
export interface OpenRequest {
  readonly file: YamlFile;
  readonly saved: SavedRequest;
}

/** Reads both files; null when the request's own is not there. `hasSides`: false where it is known that no file stands beside any. */
export function readContent(root: string, path: string, hasSides = true): Promise<Result<RequestContent | null>> {
  return attemptRead(join(root, path), async () => {
    const bytes = await bytesOf(join(root, path));
    if (bytes === null) return ok(null);
    const side = hasSides ? await bytesOf(join(root, sidePathOf(path))) : null;
    return ok({ bytes, side: side && decodeText(side), revision: revisionOf(bytes, side) });
  });
}

export function revisionOf(bytes: Uint8Array | string, side: Uint8Array | string | null): string {
  const hash = createHash('sha256').update(bytes);
  // Without a file beside it this is the plain hash of the request's own.
  return (side === null ? hash : hash.update('\0').update(side)).digest('hex');
}

/** The request in a content; `where` is the full path, for the failure. */
export function openRequest(content: RequestContent, root: string, where: string): Result<OpenRequest> {
  const text = decodeText(content.bytes);
  if (text === null) return unreadable(where, 'it is not UTF-8 text');
  const file = parseYamlFile(text);
  const saved = file.readable ? readRequest(file.value, root) : file;
  if (!file.readable || !saved.readable) {
    const { reason, line } = saved.readable ? { reason: '', line: null } : saved.trouble;
    return unreadable(where, line === null ? lower(reason) : `line ${line}: ${lower(reason)}`);
  }
  // A request without a name goes by its file's, and does not get one in it by being saved.
  const name = saved.value.name || basename(where, '.yml');
  return ok({ file: file.value, saved: { ...saved.value, name, draft: withSide(saved.value.draft, content.side) } });
}

const unreadable = (path: string, reason: string): Result<never> => fail({ kind: 'fileUnreadable', path, reason });

const lower = (reason: string): string =>
  /^[A-Z][a-z]*[ ’]/.test(reason) ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason;

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (thrown) {
    if (fileErrorCode(thrown) === 'ENOENT') return null;
    throw thrown;
  }
}
