/** What is wrong with the values of a form, by the JSON Pointer of the value in the body, and with the whole. */
export interface FormErrors {
  /** Sentences for each place, in order. A pointer may lead below any field, or to one that no form has. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly general: readonly string[];
}

/** One thing that is wrong. */
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}

/** Errors found one by one, gathered by place; what has no place is about the whole. The same is said once. */
export function gatherErrors(found: readonly FieldError[], general: readonly string[] = []): FormErrors {
  const fields = new Map<string, string[]>();
  const whole = [...general];
  for (const { pointer, message } of found) {
    const messages = pointer === '' ? whole : (fields.get(pointer) ?? []);
    if (!messages.includes(message)) messages.push(message);
    if (pointer !== '') fields.set(pointer, messages);
  }
  return { fields, general: [...new Set(whole)] };
}
