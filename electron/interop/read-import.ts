import { askFor } from '#shared/interop/settle-import';
import { createNotes, type ImportNotes } from '#shared/interop/import-notes';
import { eachRequest, placeOf, type Imported } from '#shared/interop/imported';
import { isRecord } from '#shared/interop/loose';
import { mergeImported } from '#shared/interop/merge-imported';
import { fail, ok, type Result } from '#shared/result';
import { importFormats, type ImportFormat } from './formats.ts';
import { parseSource, type ImportSource, type ParsedSource } from './parse-source.ts';

/** What sources say, before anything is asked or written. */
export interface ImportReading {
  /** Ids of the formats that were recognised, each once. */
  readonly formats: readonly string[];
  /** The same, as people call them. */
  readonly names: readonly string[];
  readonly imported: Imported;
  readonly notes: ImportNotes;
}

/**
 * Reads sources of any format that is known, each by its content; several become one collection. Nothing is run, sent,
 * fetched or written, and no other file is read. A source that is of no format fails, with the reason, and so does the whole.
 */
export async function readImport(sources: readonly ImportSource[], from: string | null = null): Promise<Result<ImportReading>> {
  const notes = createNotes();
  const read: { readonly format: ImportFormat; readonly imported: Imported }[] = [];
  for (const source of sources) {
    const one = await readOne(source, from, notes);
    if (!one.ok) return one;
    read.push(one.value);
  }
  return ok(
    readingOf(
      read.map(({ format }) => format),
      mergeImported(read.map((one) => one.imported)),
      notes,
    ),
  );
}

/** The reading with what it would need to be allowed written into its notes. */
export function readingOf(
  formats: readonly Pick<ImportFormat, 'id' | 'name'>[],
  imported: Imported,
  notes: ImportNotes,
): ImportReading {
  for (const { request, above } of eachRequest(imported.items)) askFor(request.draft, placeOf([...above, request.name]), notes);
  return {
    formats: [...new Set(formats.map(({ id }) => id))],
    names: [...new Set(formats.map(({ name }) => name))],
    imported,
    notes,
  };
}

async function readOne(source: ImportSource, from: string | null, notes: ImportNotes) {
  const refuse = (reason: string) =>
    fail<{ format: ImportFormat; imported: Imported }>({ kind: 'fileUnreadable', path: source.name, reason });
  if (source.text.trim() === '') return refuse('it is empty');
  const parsed = parseSource(source);
  const candidates =
    from === null ? importFormats : importFormats.filter(({ id }) => id === from || (from === 'insomnia' && id === 'insomnia5'));
  try {
    for (const format of candidates) {
      const read = format.recognise(parsed);
      if (read === null) continue;
      const imported = await read(notes);
      if (imported.items.length === 0 && imported.environments.length === 0)
        return refuse(`it is ${article(format.name)} with nothing in it`);
      return ok({ format, imported });
    }
  } catch (thrown) {
    // What is nested a hundred thousand deep ends every walk; all else is a bug of ours, and no reason to lose the window.
    return refuse(
      thrown instanceof RangeError ? 'it is nested beyond measure' : 'it says something that no file of its kind says',
    );
  }
  return refuse(from === null ? whyUnknown(parsed) : `it is no ${from} file`);
}

const article = (name: string): string =>
  /^[aeiou]/i.test(name) || name.startsWith('HAR') ? `an ${name}`.replace('an HAR', 'a HAR') : `a ${name}`;

/** What a source seems to be, so that people know what to do about it. */
function whyUnknown({ text, value, trouble }: ParsedSource): string {
  if (trouble !== '') return trouble;
  if (isRecord(value)) return nearMiss(value);
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return 'it is a page or XML, and no file of requests';
  if (/^\s*Invoke-(?:WebRequest|RestMethod)\b/im.test(text))
    return 'it is a command of PowerShell: copy the request as curl instead';
  return `it is none of ${formatNames}`;
}

const formatNames = 'curl, Postman, Insomnia, OpenAPI, HAR, Bruno and .http';

/** Files that look like one of ours and are none: the fields that they all have, and what to do. */
const nearMisses: readonly (readonly [readonly string[], string])[] = [
  [['swaggerVersion'], 'it is Swagger 1, which was given up in 2014: turn it into OpenAPI first'],
  [['requests', 'order'], 'it is a Postman collection of version 1: export it as 2.1'],
  [['requests', 'folders'], 'it is a Postman collection of version 1: export it as 2.1'],
  [['collections', 'environments'], 'it is a dump of all data of Postman: export a collection by itself'],
  [['asyncapi'], 'it is AsyncAPI, which describes messages and no requests'],
  [['version', 'name', 'items'], 'it is an exported JSON of Bruno: import its folder of .bru files, or export it as YAML'],
  [['info', 'item'], 'it looks like a Postman collection, and does not say so: info.schema is missing'],
  [['_type'], 'it is an Insomnia export of a version before 4: export it anew'],
  [['openapi'], 'it looks like OpenAPI, of a version that there is not or without paths'],
  [['swagger'], 'it looks like OpenAPI, of a version that there is not or without paths'],
];

function nearMiss(value: Readonly<Record<string, unknown>>): string {
  const near = nearMisses.find(([fields]) => fields.every((name) => Object.hasOwn(value, name)));
  const names = Object.keys(value).slice(0, 5).join(', ');
  return near?.[1] ?? `it is none of ${formatNames}; its fields are ${names === '' ? 'none' : names}`;
}
