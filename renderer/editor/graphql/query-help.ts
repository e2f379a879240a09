import type { GraphQLSchema } from 'graphql';
import {
  getAutocompleteSuggestions,
  getDiagnostics,
  getHoverInformation,
  Position,
  type CompletionItem,
} from 'graphql-language-service';
import { maskVariables, overlaps } from './mask-variables';

/** A place in a text: line and character, both from 0. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** Something in a query that is not as its schema says, from one place to before another. */
export interface QueryProblem {
  readonly message: string;
  readonly isError: boolean;
  readonly from: Place;
  readonly to: Place;
}

const mostProblems = 100;

/** What in a query is not as the schema says. What cannot be read in it is not told here. */
export function problemsOf(query: string, schema: GraphQLSchema): QueryProblem[] {
  if (query.trim() === '') return [];
  const { text, spans } = maskVariables(query);
  const starts = lineStarts(query);
  const at = ({ line, character }: Place): number => (starts[line] ?? query.length) + character;
  return (
    getDiagnostics(text, schema)
      .slice(0, mostProblems)
      .map(({ message, severity, range }) => ({
        message: typeof message === 'string' ? message : message.value,
        isError: severity === 1,
        from: range.start,
        to: range.end,
      }))
      .filter(({ message }) => !message.startsWith('Syntax Error'))
      // What a variable stands for is not known here: nothing is said against it.
      .filter(({ from, to }) => !spans.some((span) => overlaps(span, { start: at(from), end: at(to) })))
  );
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** What can be written at a place. */
export const offersAt = (query: string, { line, character }: Place, schema: GraphQLSchema): readonly CompletionItem[] =>
  getAutocompleteSuggestions(schema, maskVariables(query).text, new Position(line, character));

/** What the schema says of what stands at a place, as plain text; empty where it says nothing. */
export function sayingsAt(query: string, { line, character }: Place, schema: GraphQLSchema): string {
  const said = getHoverInformation(schema, maskVariables(query).text, new Position(line, character), undefined, {
    useMarkdown: false,
  });
  return typeof said === 'string' ? said.trim() : '';
}
