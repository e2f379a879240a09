import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { HandlersOf } from '#shared/contract/types';
import { longestSchemaSource } from '#shared/graphql/schema-reading';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { fileReason } from '../engine/classify-failure';
import { readSchemaAside } from '../interop/graphql/read-schema-aside.ts';

/** Reads schemas, each in a thread of its own. */
export function createGraphqlService(bodies: Pick<BodyStore, 'get'>): HandlersOf<'graphql'> {
  return {
    async 'graphql.readSchema'({ from }) {
      const source = from.kind === 'body' ? await bytesOfBody(bodies, from.bodyId) : await bytesOfFile(resolve(from.path));
      if (!source.ok) return source;
      return source.value === null ? ok({ kind: 'tooLarge' }) : ok(await readSchemaAside(source.value));
    },
  };
}

/** Null where there are more than are read. */
type Bytes = Promise<Result<Uint8Array | null>>;

async function bytesOfBody(bodies: Pick<BodyStore, 'get'>, bodyId: string): Bytes {
  const body = bodies.get(bodyId);
  if (!body) return fail({ kind: 'notFound', what: 'this body' });
  return ok(body.bytes > longestSchemaSource ? null : await body.read(0, body.bytes));
}

async function bytesOfFile(path: string): Bytes {
  try {
    const found = await stat(path);
    if (!found.isFile()) return fail({ kind: 'fileUnreadable', path, reason: 'it is no file' });
    return ok(found.size > longestSchemaSource ? null : new Uint8Array(await readFile(path)));
  } catch (thrown) {
    return fail({ kind: 'fileUnreadable', path, reason: fileReason(thrown) });
  }
}
