/** The names a template has gaps for, in their order, each once, and whether a gap takes a list (`*`). */
export function templateVariables(template: string): { readonly name: string; readonly isList: boolean }[] {
  const found = new Map<string, boolean>();
  for (const [, inside = ''] of template.matchAll(/\{[+#./;?&]?([^{}]*)\}/g)) {
    for (const piece of inside.split(',')) {
      const name = piece.replace(/\*$|:\d+$/, '').trim();
      if (name !== '') found.set(name, (found.get(name) ?? false) || piece.endsWith('*'));
    }
  }
  return [...found].map(([name, isList]) => ({ name, isList }));
}
