import { authSchema, type Auth } from '#shared/model/auth';
import { parseYamlFile, readable, unreadable, type Reading } from '../yaml/yaml-file.ts';
import { createFieldReader } from './field-reader.ts';
import { readAuthMap } from './read-auth.ts';

/**
 * Credentials in a YAML file of their own: as OpenCollection writes them (`type: basic`), with or without `auth:` above,
 * or as Cairn keeps them beside a request (`kind: session`).
 */
export function readAuthFile(text: string): Reading<Auth> {
  const file = parseYamlFile(text);
  if (!file.readable) return file;
  const fields = createFieldReader(file.value);
  const holder = file.value.root.has('auth') ? fields.map(file.value.root, 'auth') : file.value.root;
  if (holder === null) return unreadable('“auth” holds nothing');
  const auth = holder.has('kind') ? parse(holder.toJS(file.value.document)) : readAuthMap(fields, holder);
  const trouble = fields.trouble();
  if (trouble !== null) return unreadable(trouble.reason, trouble.line);
  if (typeof auth === 'string') return unreadable(auth);
  return auth === null
    ? unreadable('It names no kind of auth that Cairn knows: “type” or “kind” is missing or unknown')
    : readable(auth);
}

function parse(value: unknown): Auth | string {
  const parsed = authSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'kind'}: ${message}`).join('; ');
}
