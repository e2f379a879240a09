import { graphqlText, saysGraphql } from '#shared/graphql/graphql-text';
import { readGraphqlText } from '#shared/graphql/read-graphql';
import { blankBody, type Body, type BodyKind, type Part } from '#shared/model/body';
import type { Row } from '#shared/model/row';

/** The body to begin with when another kind is chosen: what can be carried over is, the rest starts empty. */
export function bodyFromOther(from: Body, kind: BodyKind): Body {
  if (kind === 'form' && from.kind === 'multipart') return { kind, rows: from.parts.filter(isText).map(rowFromPart) };
  if (kind === 'multipart' && from.kind === 'form') return { kind, parts: from.rows.map(partFromRow) };
  const text = textIn(from);
  return text === null ? blankBody[kind] : bodyFromText(text, kind);
}

/** A body as the text that it is sent as, where it is one. */
function textIn(body: Body): string | null {
  if (body.kind === 'graphql') return saysGraphql(body) ? graphqlText(body) : null;
  return body.kind === 'json' || body.kind === 'text' ? body.text : null;
}

function bodyFromText(text: string, kind: BodyKind): Body {
  if (kind === 'json') return { kind, text };
  if (kind === 'text') return { kind, text, mediaType: 'application/json' };
  return (kind === 'graphql' ? readGraphqlText(text) : null) ?? blankBody[kind];
}

export const partFromRow = (row: Row): Part => ({ ...row, kind: 'text', path: '', mediaType: '' });

const isText = (part: Part): boolean => part.kind === 'text';

const rowFromPart = ({ id, name, value, enabled, description }: Part): Row => ({ id, name, value, enabled, description });
