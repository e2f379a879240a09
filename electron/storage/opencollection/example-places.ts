import { isMap, type YAMLMap } from 'yaml';
import type { Example } from '#shared/model/example';
import type { RequestDraft } from '#shared/model/request-draft';
import { editYaml } from '../yaml/edit-yaml.ts';
import type { WantedMap } from '../yaml/wanted.ts';
import { parseYamlFile, readable, type Reading, type YamlFile } from '../yaml/yaml-file.ts';
import { readExample, wantedExample } from './example-fields.ts';
import { createFieldReader } from './field-reader.ts';
import { changeSide } from './side-file.ts';
import { typeOf } from './write-request.ts';

/** The two files that may hold examples of a request. */
export interface ExampleFiles {
  readonly file: YamlFile;
  /** Text of the file beside it, or null where there is none. */
  readonly side: string | null;
}

/** The texts of both. */
export interface ExampleTexts {
  readonly text: string;
  readonly side: string | null;
}

const field = 'examples';

/** Whether examples of a request have a field in its own file: OpenCollection gives one to requests of HTTP alone. */
export const standInFile = (draft: RequestDraft): boolean => typeOf(draft) === 'http';

/** All examples of a request: those in its file, then those beside it. One that stands in both is one. */
export function readPlacedExamples(files: ExampleFiles, root: string): Example[] {
  const { own, beside } = placed(files.file, fileBeside(files.side));
  return [...own, ...beside].map(({ file, row }) => readExample(createFieldReader(file), row, root));
}

/** What is done to the list that they make. */
export type ExampleChange =
  | { readonly step: 'insert'; readonly at: number; readonly example: Example }
  | { readonly step: 'rename'; readonly at: number; readonly name: string }
  | { readonly step: 'remove'; readonly at: number };

/** The examples of both files as they stand; those beside that are in the file as well are left out. */
export interface ExampleRows {
  readonly own: readonly WantedMap[];
  readonly beside: readonly WantedMap[];
  /** The file beside speaks of examples, if of none. */
  readonly speaksBeside: boolean;
}

/** Their items in full, or null where something else stands among them, which no change would keep. */
export function exampleRows(files: ExampleFiles): ExampleRows | null {
  const other = fileBeside(files.side);
  if (!isList(files.file) || (other !== null && !isList(other))) return null;
  const { own, beside } = placed(files.file, other);
  return { own: own.map(valueOf), beside: beside.map(valueOf), speaksBeside: other !== null };
}

/**
 * The texts after a change, every other line as it is. Those of a request whose file has no field for them go beside it
 * together, wherever they were; of any other each stays where it is, and a new one goes into the file.
 */
export function changeExampleTexts(
  files: ExampleFiles & { readonly draft: RequestDraft },
  rows: ExampleRows,
  change: ExampleChange,
  root: string,
): Reading<ExampleTexts> {
  const { own, beside } = rows;
  if (!standInFile(files.draft))
    return textsOf(files, { ...rows, own: [], beside: changedRows([...own, ...beside], change, root) });
  if (change.step === 'insert' || change.at < own.length) return textsOf(files, { ...rows, own: changedRows(own, change, root) });
  return textsOf(files, { ...rows, beside: changedRows(beside, { ...change, at: change.at - own.length }, root) });
}

/** The texts of a request that has become another: where its file has no field for examples any more they go beside it. */
export function moveExamples(texts: ExampleTexts, before: RequestDraft, after: RequestDraft): Reading<ExampleTexts> {
  if (typeOf(before) === typeOf(after) || standInFile(after)) return readable(texts);
  const file = parseYamlFile(texts.text);
  if (!file.readable) return file;
  const files = { file: file.value, side: texts.side };
  const rows = exampleRows(files);
  return rows === null ? readable(texts) : textsOf(files, { ...rows, own: [], beside: [...rows.own, ...rows.beside] });
}

function textsOf({ file, side }: ExampleFiles, { own, beside, speaksBeside }: ExampleRows): Reading<ExampleTexts> {
  const text = editYaml(file, { [field]: own });
  const next = beside.length === 0 && !speaksBeside ? readable(side) : changeSide({ [field]: beside }, side);
  return next.readable ? readable({ text, side: next.value }) : next;
}

function changedRows(rows: readonly WantedMap[], change: ExampleChange, root: string): WantedMap[] {
  switch (change.step) {
    case 'insert':
      return rows.toSpliced(Math.min(change.at, rows.length), 0, wantedExample(change.example, root));
    case 'rename':
      return rows.with(change.at, { ...rows[change.at], name: change.name });
    case 'remove':
      return rows.toSpliced(change.at, 1);
  }
}

interface Placed {
  readonly file: YamlFile;
  readonly row: YAMLMap;
}

function placed(file: YamlFile, other: YamlFile | null): { readonly own: Placed[]; readonly beside: Placed[] } {
  const own = placedIn(file);
  const texts = new Set(own.map(textOfRow));
  return { own, beside: other === null ? [] : placedIn(other).filter((one) => !texts.has(textOfRow(one))) };
}

const placedIn = (file: YamlFile): Placed[] =>
  createFieldReader(file)
    .rows(file.root, field)
    .map((row) => ({ file, row }));

const textOfRow = ({ row }: Placed): string => JSON.stringify(row);

/** The file beside, where it can be read and speaks of examples. */
function fileBeside(side: string | null): YamlFile | null {
  if (side?.includes(`${field}:`) !== true) return null;
  const file = parseYamlFile(side);
  return file.readable && file.value.root.has(field) ? file.value : null;
}

function isList(file: YamlFile): boolean {
  const fields = createFieldReader(file);
  const items = fields.list(file.root, field);
  return fields.trouble() === null && items.every((item) => isMap(item));
}

/** What is null in a file is as good as not there. */
const valueOf = ({ file, row }: Placed): WantedMap => withoutNull(row.toJS(file.document, { maxAliasCount: 1000 })) as WantedMap;

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutNull(inner)]));
}
