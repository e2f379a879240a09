/** What some servers put before JSON, so that no page of another origin can run it as a script. */
const guard = /^\ufeff?\s*(?:\)\]\}',?|for\s*\(;;\);|while\s*\((?:1|true)\);|throw\s+1;|\{\}\s*&&)\s*(?=[{[])/;

/** No guard is longer. */
const longest = 64;

/** How many characters of a guard stand before the object or list that a text begins with; 0 where there is none. */
export const guardLength = (text: string): number => guard.exec(text.slice(0, longest))?.[0].length ?? 0;
