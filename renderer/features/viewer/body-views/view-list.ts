/** What a body can be shown as. Each has its component in `chosen-view.tsx`, and what it suits in `pick-body-view.ts`. */
export const bodyViews = [
  { name: 'tree', label: 'JSON tree', short: 'Tree', group: 'data' },
  { name: 'xml', label: 'XML tree', short: 'Tree', group: 'data' },
  { name: 'yaml', label: 'YAML tree', short: 'Tree', group: 'data' },
  { name: 'table', label: 'Table (CSV, TSV)', short: 'Table', group: 'data' },
  { name: 'records', label: 'Records (NDJSON)', short: 'Records', group: 'data' },
  { name: 'events', label: 'Events of a stream', short: 'Events', group: 'data' },
  { name: 'parts', label: 'Parts (multipart)', short: 'Parts', group: 'data' },
  { name: 'fields', label: 'Fields of a form', short: 'Fields', group: 'data' },
  { name: 'image', label: 'Image', short: 'Preview', group: 'drawn' },
  { name: 'page', label: 'HTML page, locked', short: 'Preview', group: 'drawn' },
  { name: 'markdown', label: 'Markdown, locked', short: 'Preview', group: 'drawn' },
  { name: 'audio', label: 'Audio', short: 'Preview', group: 'drawn' },
  { name: 'video', label: 'Video', short: 'Preview', group: 'drawn' },
  { name: 'pdf', label: 'PDF', short: 'Preview', group: 'drawn' },
  { name: 'text', label: 'Text', short: 'Text', group: 'bytes' },
  { name: 'hex', label: 'Hex', short: 'Hex', group: 'bytes' },
] as const satisfies readonly {
  readonly name: string;
  /** In the menu of all. */
  readonly label: string;
  /** On the bar, where only few stand side by side. */
  readonly short: string;
  readonly group: 'data' | 'drawn' | 'bytes';
}[];

export type BodyViewName = (typeof bodyViews)[number]['name'];

export const isBodyView = (name: string | undefined): name is BodyViewName => bodyViews.some((view) => view.name === name);

/** Those in which text or bytes are searched. */
export const canFindIn = (view: BodyViewName): boolean => isTree(view) || view === 'text' || view === 'hex';

/** Those whose rows can be folded. */
export const isTree = (view: BodyViewName): boolean => view === 'tree' || view === 'xml' || view === 'yaml';

/** What is text may be copied whole. */
export const canCopy = (view: BodyViewName): boolean =>
  view === 'page' ||
  view === 'markdown' ||
  bodyViews.some(({ name, group }) => name === view && (group === 'data' || name === 'text'));

/** The views of a bar, with words that tell them apart. */
export function barOptions(names: readonly BodyViewName[]): readonly { readonly value: BodyViewName; readonly label: string }[] {
  const views = names.flatMap((name) => bodyViews.find((view) => view.name === name) ?? []);
  return views.map(({ name, label, short }) => {
    const isAlone = views.filter((other) => other.short === short).length === 1;
    return { value: name, label: isAlone ? short : label };
  });
}
