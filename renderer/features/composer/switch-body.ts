import { blankBody, type Body, type BodyKind, type Part } from '#shared/model/body';
import type { Row } from '#shared/model/row';

/** The body to begin with when another kind is chosen: what can be carried over is, the rest starts empty. */
export function bodyFromOther(from: Body, kind: BodyKind): Body {
  if (kind === 'json' && from.kind === 'text') return { ...blankBody.json, text: from.text };
  if (kind === 'text' && from.kind === 'json') return { kind, text: from.text, mediaType: 'application/json' };
  if (kind === 'form' && from.kind === 'multipart') return { kind, rows: from.parts.filter(isText).map(rowFromPart) };
  if (kind === 'multipart' && from.kind === 'form') return { kind, parts: from.rows.map(partFromRow) };
  return blankBody[kind];
}

export const partFromRow = (row: Row): Part => ({ ...row, kind: 'text', path: '', mediaType: '' });

const isText = (part: Part): boolean => part.kind === 'text';

const rowFromPart = ({ id, name, value, enabled, description }: Part): Row => ({ id, name, value, enabled, description });
