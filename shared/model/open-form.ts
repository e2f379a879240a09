import { z } from 'zod';
import { bodyFormat } from '../hypermedia/forms/form-body';
import { formObjectSchema, pageFormSchema } from '../hypermedia/forms/form-schema';
import type { PageForm } from '../hypermedia/forms/page-form';
import { requestDraftSchema } from './request-draft';

const problemSchema = z.object({
  /** JSON Pointer into the body; empty for the whole. */
  place: z.string(),
  message: z.string(),
});
/** Why the value at a place is refused. */
export type FieldProblem = Readonly<z.infer<typeof problemSchema>>;

/** A form that is being filled in, with everything that was typed into it. Kept between runs, as drafts are. */
const openFormSchema = z.object({
  /** Goes along with every send of this form, so that all its traces can be found when it has done its work. */
  key: z.string(),
  form: pageFormSchema,
  values: formObjectSchema,
  /** Values of the form's parameters, by their names. */
  parameters: formObjectSchema,
  contentType: z.string().nullable(),
  /** What stands in controls and is no value yet, such as a search that chose nothing, by the place of each. */
  typed: z.record(z.string(), z.string()).default({}),
  /** Where the body is edited as text: not at all, beside the fields, or in their place. */
  editor: z.enum(['none', 'beside', 'instead']),
  /** The body as it was typed, where it is rows of names and values; null as long as these say it all. */
  raw: z.string().nullable().default(null),
  /** The exchange whose page it was opened on, and what that page was called. */
  origin: z.string(),
  title: z.string(),
  /** Version of the resource it began with, for If-Match; null when none is known or none is wanted. */
  ifMatch: z.string().nullable(),
  /** The draft it took the place of, when that was not as it had been sent. */
  before: requestDraftSchema.nullable(),
  /** The last send of it: which exchange, and with which values. */
  sent: z.object({ exchangeId: z.string(), values: formObjectSchema }).nullable(),
  /** Why it was not sent: rules that are known were not kept. */
  refused: z.array(problemSchema),
});
export type OpenForm = Readonly<z.infer<typeof openFormSchema>>;

/** The form of a page that is open, and those that were put away with something typed in them. */
const pageFormsSchema = z.object({ open: openFormSchema.nullable(), shelf: z.array(openFormSchema) });
export type PageForms = Readonly<z.infer<typeof pageFormsSchema>>;

export const noForms: PageForms = { open: null, shelf: [] };

/** The forms of a page as they were kept; none when what was kept cannot be read. What was typed is in the draft as well. */
export function readPageForms(kept: unknown): PageForms {
  const read = pageFormsSchema.safeParse(kept);
  return read.success ? read.data : noForms;
}

export interface FormStart extends Pick<OpenForm, 'origin' | 'title' | 'ifMatch' | 'before'> {
  readonly form: PageForm;
}

/** A form as it is before anything is typed. */
export const createOpenForm = ({ form, ...start }: FormStart): OpenForm => ({
  ...start,
  key: crypto.randomUUID(),
  form,
  values: form.initial,
  parameters: { kind: 'object', members: [] },
  typed: {},
  contentType: firstType(form),
  editor: 'none',
  raw: null,
  sent: null,
  refused: [],
});

/**
 * The type a form begins with. JSON can say what a form cannot: null, nothing, an empty list. Another type is taken when there is
 * a file to go with it, or where its source names a merge patch (RFC 7396) before all others.
 */
export const firstType = ({ contentTypes, contentType }: PageForm): string | null => {
  const isMerge = contentType !== null && bodyFormat(contentType) === 'merge-patch';
  return isMerge ? contentType : (contentTypes.find((type) => bodyFormat(type) === 'json') ?? contentType);
};
