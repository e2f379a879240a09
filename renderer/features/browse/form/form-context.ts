import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import type { FieldProblem } from '#shared/model/open-form';
import { type ComponentType, createContext, useContext } from 'react';
import type { FollowOptions } from '../../../ui/follow-link';
import type { ControlProps } from './controls/control-props';

/** Fields of one object, below each other. */
export interface RowsProps {
  readonly fields: readonly FormField[];
  /** JSON Pointer of the object, from the body; empty for the body itself. */
  readonly place: string;
  readonly value: FormValue;
  readonly initial: FormValue;
  /** They stand inside a field, on an axis of their own. */
  readonly isInside?: boolean;
}

/** What the parts of a form share. */
export interface FormShared {
  readonly tabId: string;
  /** Address of the form: what stands in it is relative to this. */
  readonly url: string;
  /** It changes something that is there: what was before is shown. */
  readonly isEdit: boolean;
  /** What is left out may be emptied (PUT). */
  readonly isWhole: boolean;
  /** A body of names and values, in which this server reads a boolean that is left out as false. */
  readonly isFalseLeftOut: boolean;
  /** What is said of fields is Markdown, as OpenAPI has it (CommonMark). */
  readonly isMarkdown: boolean;
  readonly problems: readonly FieldProblem[];
  /** What the form already says a linked resource is called; null when it does not. */
  readonly nameAt: (place: string, address: string) => string | null;
  readonly put: (place: string, value: FormValue) => void;
  /** The body can be sent as a type that carries files. */
  readonly carriesFiles: boolean;
  /** A file was chosen: the body has to be of a type that can carry one. */
  readonly onFile: () => void;
  /** Controls hold fields, and fields controls: what is inside is given from above, since two modules cannot need each other. */
  readonly Control: ComponentType<ControlProps>;
  readonly Rows: ComponentType<RowsProps>;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

export const FormContext = createContext<FormShared | null>(null);

export function useFormShared(): FormShared {
  const shared = useContext(FormContext);
  if (!shared) throw new Error('a field stands outside of a form');
  return shared;
}

/** Id of the control at a place of a tab's form. */
export const fieldId = (tabId: string, place: string): string => `field-${tabId}${place}`;
