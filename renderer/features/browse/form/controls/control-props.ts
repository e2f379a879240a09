import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';

/** What every control of a form gets. */
export interface ControlProps {
  readonly field: FormField;
  /** JSON Pointer of the value, from the body. */
  readonly place: string;
  readonly value: FormValue;
  /** What it began with. */
  readonly initial: FormValue;
  /** Of the element that takes the focus. */
  readonly id: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly isInvalid: boolean;
  readonly onChange: (value: FormValue) => void;
}
