import { bodyAt } from '#shared/lessons/seen';
import type { Answer } from '../use-bench';

export interface Stage {
  readonly name: string;
  readonly says: string;
  /** What it was at this stage; null where the write did not come so far. */
  readonly value: string | null;
}

/** The stages of a write as the server told them with ?explain=1: five, in order. */
export function pipelineStages(answer: Answer | null): readonly Stage[] {
  const at = (name: string): string | null => {
    const value = answer ? bodyAt(answer, name) : null;
    return value === null || value === undefined ? null : JSON.stringify(value);
  };
  const bytes = answer ? bodyAt(answer, 'bytes', 'beginning') : null;
  const type = answer ? bodyAt(answer, 'bytes', 'contentType') : null;
  const length = answer ? bodyAt(answer, 'bytes', 'length') : null;
  const hasBytes = typeof bytes === 'string';
  return [
    {
      name: 'bytes',
      says: hasBytes ? `${String(length)} bytes that call themselves ${String(type)}` : 'what came over the wire',
      value: hasBytes ? bytes : null,
    },
    { name: 'parsed', says: 'a parser makes values of them, by Content-Type', value: at('parsed') },
    { name: 'validated', says: 'the serializer checks each field and looks up links', value: at('validated') },
    { name: 'stored', says: 'the database keeps a row, and adds what it makes itself', value: at('stored') },
    { name: 'returned', says: 'the serializer writes the row as a representation again', value: at('returned') },
  ];
}

/** What the data layer ran. */
export function statementsOf(answer: Answer): readonly string[] {
  const statements = bodyAt(answer, 'statements');
  if (!Array.isArray(statements)) return [];
  return statements.flatMap((statement: unknown) => {
    const sql = typeof statement === 'object' && statement !== null && 'sql' in statement ? statement.sql : null;
    return typeof sql === 'string' ? [sql] : [];
  });
}

/** How far the write came, as a sentence. */
export function pipelineSentence(answer: Answer | null): string {
  if (!answer) return 'Nothing was written yet. Each press sends a book as alice, and asks the server to tell the stages.';
  const stages = pipelineStages(answer);
  const told = bodyAt(answer, 'status');
  const status = typeof told === 'number' ? told : 'unknown';
  const stopped = stages.find(({ name, value }) => value === null && name !== 'returned');
  return stopped
    ? `It stopped before “${stopped.name}”, and the answer is ${status}.`
    : `All the way to the database and back: ${status}.`;
}
