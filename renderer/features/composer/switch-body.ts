import { graphqlText, saysGraphql } from '#shared/graphql/graphql-text';
import { readGraphqlText } from '#shared/graphql/read-graphql';
import { blankBody, type Body, type BodyKind, type GraphqlBody, type Part } from '#shared/model/body';
import type { Row } from '#shared/model/row';

/** The body to begin with when another kind is chosen: what can be carried over is, the rest starts empty. */
export function bodyFromOther(from: Body, kind: BodyKind): Body {
  if (kind === 'json' && from.kind === 'text') return { ...blankBody.json, text: from.text };
  if (kind === 'text' && from.kind === 'json') return { kind, text: from.text, mediaType: 'application/json' };
  if (from.kind === 'graphql' && (kind === 'json' || kind === 'text') && saysGraphql(from)) return asJson(from, kind);
  if (kind === 'graphql' && (from.kind === 'json' || from.kind === 'text'))
    return readGraphqlText(from.text) ?? blankBody.graphql;
  if (kind === 'form' && from.kind === 'multipart') return { kind, rows: from.parts.filter(isText).map(rowFromPart) };
  if (kind === 'multipart' && from.kind === 'form') return { kind, parts: from.rows.map(partFromRow) };
  return blankBody[kind];
}

function asJson(from: GraphqlBody, kind: 'json' | 'text'): Body {
  const text = graphqlText(from);
  return kind === 'json' ? { kind, text } : { kind, text, mediaType: 'application/json' };
}

export const partFromRow = (row: Row): Part => ({ ...row, kind: 'text', path: '', mediaType: '' });

const isText = (part: Part): boolean => part.kind === 'text';

const rowFromPart = ({ id, name, value, enabled, description }: Part): Row => ({ id, name, value, enabled, description });
