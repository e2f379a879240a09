import type { PageForm } from './page-form.ts';

type Said = Pick<PageForm, 'id' | 'title' | 'method' | 'url' | 'source'> & Partial<PageForm>;

/** A form with what its source says and nothing else: a JSON body that begins empty. */
export const createForm = (said: Said): PageForm => ({
  description: '',
  templated: false,
  contentTypes: ['application/json'],
  contentType: said.contentTypes?.[0] ?? (said.contentTypes ? null : 'application/json'),
  fields: [],
  parameters: [],
  nesting: 'brackets',
  scope: said.method === 'PATCH' ? 'partial' : 'whole',
  initial: { kind: 'object', members: [] },
  ...said,
});
