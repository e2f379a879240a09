import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { HandlersOf } from '#shared/contract/types';
import { longestSchemaSource, type KeptSchema } from '#shared/graphql/schema-reading';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import { readSchemaAside } from '../interop/graphql/read-schema-aside.ts';
import { readFileUpTo } from '../storage/read-file-up-to.ts';

/** So many are kept; the one that was looked at the longest ago goes first. */
const mostKept = 12;

/** Reads schemas, each in a thread of its own, and keeps them for as long as the app runs. */
export function createGraphqlService(bodies: Pick<BodyStore, 'get'>): HandlersOf<'graphql'> {
  const kept = new Map<string, KeptSchema>();
  const keep = (name: string, schema: KeptSchema): void => {
    kept.delete(name);
    kept.set(name, schema);
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
  };
  return {
    async 'graphql.readSchema'({ from, keepAs }) {
      const source =
        from.kind === 'body'
          ? await bytesOfBody(bodies, from.bodyId)
          : await readFileUpTo(resolve(from.path), longestSchemaSource);
      if (!source.ok) return source;
      const reading = source.value === null ? ({ kind: 'tooLarge' } as const) : await readSchemaAside(source.value);
      if (reading.kind !== 'schema') return ok(reading);
      const { text, types, remarks } = reading;
      const file = from.kind === 'file' ? basename(from.path) : null;
      keep(nameOf(keepAs), { text, types, remarks, file, readAt: Date.now() });
      return ok(reading);
    },
    async 'graphql.keptSchema'({ key }) {
      const known = kept.get(nameOf(key));
      if (known === undefined) return ok(null);
      keep(nameOf(key), known);
      return ok(known);
    },
    async 'graphql.forgetSchema'({ key }) {
      kept.delete(nameOf(key));
      return ok(null);
    },
  };
}

/** A key may hold credentials, which nothing here needs to know. */
const nameOf = (key: string): string => createHash('sha256').update(key).digest('base64');

/** Null where there are more than are read. */
async function bytesOfBody(bodies: Pick<BodyStore, 'get'>, bodyId: string): Promise<Result<Uint8Array | null>> {
  const body = bodies.get(bodyId);
  if (!body) return fail({ kind: 'notFound', what: 'this body' });
  return ok(body.bytes > longestSchemaSource ? null : await body.read(0, body.bytes));
}
