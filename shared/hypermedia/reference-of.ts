import { iriBeside } from './iri-beside.ts';
import { isNumber, textMember, type JsonObject } from './json-value.ts';
import { followable, webUrl } from './web-url.ts';

/** A value, and what it stands in. */
export interface ValueIn {
  readonly text: string;
  readonly key: string;
  /** The object that it, or the list it is in, is a member of. */
  readonly around: JsonObject | undefined;
}

/** The absolute address behind a value that a reader could follow, by itself, its key, or the kind of object it stands in. */
export const referenceOf = ({ text, key, around }: ValueIn, base: string): string | null =>
  followable(text, key, base) ?? iriBeside(text, around, base) ?? occurrence({ text, key, around }, base);

/** A path from the root or from the address of the answer: what is only a name is none, and no other host. */
const path = /^(?:\/(?![/\\])|\.{1,2}\/)[^\s{}\\]*$/;
const longest = 2_000;

/** The `instance` of problem details (RFC 9457, section 3.1.5) is a reference to what tells of this occurrence of the problem. */
function occurrence({ text, key, around }: ValueIn, base: string): string | null {
  if (key !== 'instance' || around === undefined || text.length > longest || !path.test(text)) return null;
  return isProblem(around) ? webUrl(text, base) : null;
}

/** Whatever the answer calls itself: it says what went wrong, and either its status or its type, which is an address, tells that it did. */
function isProblem(object: JsonObject): boolean {
  const [status, type] = [object.get('status') ?? null, textMember(object, 'type') ?? ''];
  const isFailed = isNumber(status) && /^[45]\d\d$/.test(status.number);
  const isTyped = /^(?:[a-z][a-z\d+.-]*:|\.{0,2}\/)\S+$/i.test(type);
  return ['title', 'detail'].some((name) => textMember(object, name) !== null) && (isFailed || isTyped);
}
