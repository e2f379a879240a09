import type { Block, LessonAsk, LessonRequest, LessonStep } from './lesson';

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** What is often said, what holds, and where to read it. */
export const note = (claim: string, text: string, source: string): Block => ({ kind: 'note', claim, text, source });

export const code = (says: string, text: string): Block => ({ kind: 'code', says, text });

export const list = (...items: readonly string[]): Block => ({ kind: 'list', items });

export const step = (id: string, label: string, says: string, ask: LessonAsk): LessonStep => ({ id, label, says, ask });

type More = Omit<LessonRequest, 'method' | 'path'>;

export const get = (path: string, more: More = {}): LessonRequest => ({ method: 'GET', path, ...more });

/** A request that carries a value as JSON. */
export const sendJson = (method: string, path: string, value: unknown, more: More = {}): LessonRequest => ({
  method,
  path,
  ...more,
  headers: { 'Content-Type': 'application/json', ...more.headers },
  body: JSON.stringify(value),
});

/** A request that carries the fields of a form. */
export const sendForm = (path: string, fields: string, more: More = {}): LessonRequest => ({
  method: 'POST',
  path,
  ...more,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...more.headers },
  body: fields,
});
