import type { Losses } from '../../state/move-losses';

/** What a move takes away, a sentence each. */
export function lossesWords({ auth, headers, variables }: Losses): string[] {
  return [
    ...(auth ? [`Credentials it inherits come from ${auth.after}, not from ${auth.before}.`] : []),
    ...(headers.length > 0 ? [`${list(headers)} no longer ${headers.length === 1 ? 'comes' : 'come'} from above.`] : []),
    ...(variables.length > 0
      ? [`Nothing stands for ${list(variables.map((name) => `{{${name}}}`))} there; environments belong to their collection.`]
      : []),
  ];
}

/** The first few by name, the rest as a number. */
function list(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown} and ${names.length - 4} more` : shown;
}
