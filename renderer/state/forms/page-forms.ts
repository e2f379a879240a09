import type { Body } from '#shared/model/body';
import { readRawBody } from '#shared/model/raw-body';
import { noForms, type OpenForm, type PageForms, readPageForms } from '#shared/model/open-form';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { isSameOrigin } from '../follow-draft';
import { currentStep, inheritsFrom, type Json, type Tab, type TrailStep } from '../tab';
import { carryValues, isTouched } from './carry-values';
import { canShow, withoutMended } from './check-open';
import { draftOfForm, isDraftOf, valuesFromBody } from './form-draft';
import { stillTyped } from './typed-text';

const name = 'form';

const readings = new WeakMap<object, PageForms>();

/** The forms of the page a step shows. */
export function formsOf(step: TrailStep | undefined): PageForms {
  const kept = step?.left[name];
  if (typeof kept !== 'object' || kept === null) return noForms;
  const known = readings.get(kept);
  if (known) return known;
  const read = readPageForms(kept);
  readings.set(kept, read);
  return read;
}

/** The form that is open on what a tab shows. */
export const openFormOf = (tab: Tab): OpenForm | null => formsOf(currentStep(tab)).open;

/** What stands in the control at a place of a tab's form and is no value yet; null where nothing does. */
export const typedAt = (tab: Tab | undefined, place: string): string | null => (tab && openFormOf(tab)?.typed[place]) ?? null;

/** Whether the request of a tab is its open form, as its fields show it: else what stands beside them is to become no value. */
export function isInFields(tab: Tab | undefined): boolean {
  const open = tab ? openFormOf(tab) : null;
  return tab !== undefined && open !== null && isDraftOf(open, tab.draft) && canShow(open, tab.draft);
}

/** A tab with something else typed into the controls of its form. What it sends is the same. */
export function tabWithTyped(tab: Tab, change: (typed: OpenForm['typed']) => OpenForm['typed']): Tab {
  const { open, shelf } = formsOf(currentStep(tab));
  if (open === null) return tab;
  return tabWithForms(tab, { open: withoutMended(tab.id, { ...open, typed: change(open.typed) }, tab.draft), shelf });
}

/** A step with other forms on its page. */
export function stepWithForms(step: TrailStep, forms: PageForms): TrailStep {
  if (forms === noForms) {
    const { [name]: _gone, ...left } = step.left;
    return { ...step, left };
  }
  readings.set(forms, forms);
  // An interface of plain JSON is no Json to TypeScript, for want of an index.
  return { ...step, left: { ...step.left, [name]: forms as unknown as Json } };
}

/** A tab with other forms on the page it shows. */
export function tabWithForms(tab: Tab, forms: PageForms): Tab {
  const step = currentStep(tab);
  return step ? { ...tab, trail: tab.trail.with(tab.position, stepWithForms(step, forms)) } : tab;
}

/** A tab with its open form changed, and the draft that goes with it. */
export function tabWithOpen(tab: Tab, open: OpenForm): Tab {
  const { shelf } = formsOf(currentStep(tab));
  const draft = draftOfForm(open, tab.draft);
  return { ...tabWithForms(tab, { open: withoutMended(tab.id, open, draft), shelf }), draft, dirty: true };
}

/**
 * A tab whose open form is its draft again, where another request was written in its place. Credentials are those of a request
 * to the same origin, or none.
 */
export function withDraftOfForm(tab: Tab): Tab {
  const open = openFormOf(tab);
  if (!open || isDraftOf(open, tab.draft)) return tab;
  const { url } = open.form;
  const drafts = [tab.draft, currentStep(tab)?.draft].filter((draft) => draft !== undefined);
  const base = drafts.find((draft) => isSameOrigin(draft.url, url)) ?? createDraft(url);
  return { ...tab, draft: draftOfForm(open, base), dirty: true };
}

/** Opens a form on the page a tab shows. What was typed into another one there goes along, and the other one is put away. */
export function openOnTab(tab: Tab, fresh: OpenForm): Tab {
  const { open, shelf } = formsOf(currentStep(tab));
  const kept = shelf.find(({ form }) => form.id === fresh.form.id) ?? fresh;
  const next = { ...(open && open.form.id !== kept.form.id ? carryValues(open, kept) : kept), refused: [] };
  const others = withShelved(shelf, open).filter(({ form }) => form.id !== next.form.id);
  return tabWithOpen(
    {
      ...tabWithForms(tab, { open: next, shelf: others }),
      name: '',
      saved: null,
      under: inheritsFrom(tab),
      savedDraft: null,
      failures: [],
    },
    next,
  );
}

/** Closes the open form. What was typed into it waits on the page, and the draft is again what it was before. */
export function closeOnTab(tab: Tab): Tab {
  const step = currentStep(tab);
  const { open, shelf } = formsOf(step);
  if (!step || !open) return tab;
  const { saved, savedDraft, name: named, under = tab.under } = step;
  const closed = tabWithForms(tab, { open: null, shelf: withShelved(shelf, open) });
  return {
    ...closed,
    draft: open.before ?? draftBefore(tab, open),
    name: named,
    saved,
    under,
    savedDraft,
    dirty: open.before !== null,
    failures: [],
  };
}

/** A tab whose body was edited as such: the open form shows it, or its last state when no form can. */
export function withFormOfBody(tab: Tab, body: Body): Tab {
  const { open, shelf } = formsOf(currentStep(tab));
  const values = open && isDraftOf(open, { ...tab.draft, body }) ? valuesFromBody(open, body) : null;
  if (!open || !values) return tab;
  const filled = { ...open, values, typed: stillTyped(open.typed, open.values, values), raw: null };
  return tabWithForms(tab, { open: withoutMended(tab.id, filled, { ...tab.draft, body }), shelf });
}

/** A tab in whose form the body was typed as its text: the fields show it, or their last state while it is none. */
export function withRawBody(tab: Tab, raw: string): Tab {
  const read = readRawBody(raw, tab.draft.body.kind);
  const next = read ? { ...withFormOfBody(tab, read), draft: { ...tab.draft, body: read }, dirty: true } : tab;
  const { open, shelf } = formsOf(currentStep(next));
  return open ? tabWithForms(next, { open: { ...open, raw }, shelf }) : next;
}

function withShelved(shelf: readonly OpenForm[], open: OpenForm | null): OpenForm[] {
  if (!open) return [...shelf];
  const others = shelf.filter(({ form }) => form.id !== open.form.id);
  return isTouched(open) || Object.keys(open.typed).length > 0 ? [...others, { ...open, refused: [] }] : others;
}

/** The draft of the page itself: of the step it was opened on, which may lie behind the one that is shown. */
function draftBefore({ trail, position, draft }: Tab, { origin }: OpenForm): RequestDraft {
  const step = trail.find(({ exchangeId }) => exchangeId === origin) ?? trail[position];
  return step?.draft ?? draft;
}
