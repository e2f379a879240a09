import type { BodyFacts } from '#shared/model/body-window';

export type BodyViewName = 'tree' | 'text' | 'hex' | 'preview';

/** The media type without its parameters, in small letters; empty when there is none. */
export const essenceOf = (contentType: string | null): string => (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The charset a Content-Type names. */
export function charsetOf(contentType: string | null): string | null {
  const match = /;\s*charset\s*=\s*(?:"([^"]*)"|([^\s;"]+))/i.exec(contentType ?? '');
  const charset = (match?.[1] ?? match?.[2] ?? '').trim();
  return charset === '' || charset.length > 40 ? null : charset;
}

const isJsonType = (essence: string): boolean =>
  /^(?:application|text)\/(?:json|.+\+json|x-ndjson|ndjson|jsonl|json-seq)$/.test(essence);

/** What can be drawn rather than read. */
export type PreviewKind = 'image' | 'html' | 'audio' | 'video' | null;

export function previewKindOf(looksLike: BodyFacts['looksLike'], contentType: string | null): PreviewKind {
  const essence = essenceOf(contentType);
  if (looksLike === 'image' || looksLike === 'audio' || looksLike === 'video') return looksLike;
  if (essence === 'image/svg+xml') return 'image';
  return looksLike === 'html' || essence === 'text/html' || essence === 'application/xhtml+xml' ? 'html' : null;
}

const unreadable: ReadonlySet<BodyFacts['looksLike']> = new Set(['binary', 'archive', 'pdf', 'audio', 'video']);

/** A tree of a larger body takes seconds and much memory to make: it is made when asked for. */
const largestTreeBytes = 256 * 1024 * 1024;

/** The view that suits a body best. What the bytes look like counts for more than what the head calls them. */
export function pickBodyView(
  { looksLike, bytes }: Pick<BodyFacts, 'looksLike' | 'bytes'>,
  contentType: string | null,
): BodyViewName {
  const preview = previewKindOf(looksLike, contentType);
  if (preview !== null && preview !== 'html') return 'preview';
  if (unreadable.has(looksLike)) return 'hex';
  if (bytes > largestTreeBytes) return 'text';
  if (looksLike === 'json') return essenceOf(contentType) === 'text/plain' ? 'text' : 'tree';
  return isJsonType(essenceOf(contentType)) && looksLike === 'text' ? 'tree' : 'text';
}

/** The views offered for a body; any of them can be chosen, whatever the head says. */
export function viewsFor(preview: PreviewKind): readonly { readonly value: BodyViewName; readonly label: string }[] {
  const views = [
    { value: 'tree', label: 'Tree' },
    { value: 'text', label: 'Text' },
    { value: 'hex', label: 'Hex' },
  ] as const;
  return preview === null ? views : [{ value: 'preview', label: 'Preview' }, ...views];
}
