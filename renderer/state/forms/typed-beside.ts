import type { FieldProblem } from '#shared/model/open-form';

/** A control in which something may be typed that is not in the form yet. */
interface Beside {
  readonly tabId: string;
  readonly place: () => string;
  /** Takes it into the form, where it stands for something there. */
  readonly take: () => void;
  /** Why what is typed cannot be taken; null where it can, or nothing is. */
  readonly problem: () => FieldProblem | null;
}

const controls = new Set<Beside>();

/** Says how what stands in a control, and not in its form yet, is taken into the form. Answers how to stop that. */
export function whenSent(control: Beside): () => void {
  controls.add(control);
  return () => void controls.delete(control);
}

/** Takes into the form what is still typed beside it: a press on Send, or its keys, may come before the control is left. */
export function takeTyped(): void {
  for (const { take } of controls) take();
}

/** What is typed into the form of a tab and stands for nothing there. Sent without it, it would be lost. */
export const problemsOfTyped = (tabId: string): FieldProblem[] =>
  [...controls].flatMap((control) => (control.tabId === tabId ? (control.problem() ?? []) : []));

/** Where in the form of a tab controls are drawn that something may be typed into. */
export const placesOfTyped = (tabId: string): ReadonlySet<string> =>
  new Set([...controls].flatMap((control) => (control.tabId === tabId ? [control.place()] : [])));
