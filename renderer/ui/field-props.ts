/** What a control needs to belong to a label and to remarks that stand elsewhere in a form. */
export interface FieldProps {
  /** Of the element that takes the focus: the label points to it. */
  readonly id: string;
  /** Ids of the hint and of the error, separated by spaces. */
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
}
