/** One `{{name}}` in a text, with where it begins and ends. */
export interface VariableSpan {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** What a name may hold. Other things between double braces, such as `{{#each}}`, are somebody else's template and stay. */
const namePattern = /^[\p{L}\p{N}_$][\p{L}\p{N}_$.\-/:@ ]{0,399}$/u;

/** Every variable that a text names, in order. Takes time in proportion to the text, whatever it holds. */
export function findVariables(text: string): VariableSpan[] {
  const found: VariableSpan[] = [];
  let from = 0;
  for (;;) {
    const opening = text.indexOf('{{', from);
    const end = opening < 0 ? -1 : text.indexOf('}}', opening + 2);
    if (end < 0) return found;
    // The last opening before the end: `{{{{a}}` names a.
    const start = text.lastIndexOf('{{', end - 2);
    const name = text.slice(start + 2, end).trim();
    if (namePattern.test(name)) found.push({ name, start, end: end + 2 });
    from = end + 2;
  }
}
