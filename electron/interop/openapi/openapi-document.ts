import { field, isRecord, recordIn, textIn, type Loose } from '#shared/interop/loose';
import type { ImportNotes } from '#shared/interop/import-notes';

/** A description of an API, brought to the form of 3.1, with what is needed to read it. */
export interface OpenApiDocument {
  readonly root: Loose;
  readonly notes: ImportNotes;
  /** What a value refers to, inside the document alone; nothing else is ever read or fetched. */
  follow(value: unknown): unknown;
}

const mostSteps = 50;

export function createDocument(root: Loose, notes: ImportNotes): OpenApiDocument {
  return {
    root,
    notes,
    follow(value) {
      let found = value;
      for (let steps = 0; steps < mostSteps && typeof field(found, '$ref') === 'string'; steps++) {
        const address = textIn(found, '$ref');
        if (!address.startsWith('#')) {
          notes.lose(
            address,
            'a part that stands in another file',
            'an import reads no other file or address: bundle the document first',
          );
          return undefined;
        }
        found = at(root, address);
      }
      return typeof field(found, '$ref') === 'string' ? undefined : found;
    },
  };
}

function at(root: Loose, address: string): unknown {
  let found: unknown = root;
  for (const step of address.replace(/^#\/?/, '').split('/')) {
    if (step === '') continue;
    const name = decode(step).replaceAll('~1', '/').replaceAll('~0', '~');
    found = Array.isArray(found) ? (found[Number(name)] as unknown) : field(found, name);
  }
  return found;
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** The value of an example: the one given, or the first of several by name. */
export function exampleIn(document: OpenApiDocument, holder: unknown): unknown {
  if (field(holder, 'example') !== undefined) return field(holder, 'example');
  const several = field(holder, 'examples');
  if (Array.isArray(several)) return several[0] as unknown;
  if (!isRecord(several)) return undefined;
  const first = document.follow(Object.values(several)[0]);
  // Null is a value as any other.
  return ['value', 'dataValue', 'serializedValue'].map((form) => field(first, form)).find((form) => form !== undefined);
}

export const schemesIn = (root: Loose): Loose => recordIn(recordIn(root, 'components'), 'securitySchemes');
