import { pointerTo } from '../json-value';
import type { FormField } from './form-field';
import type { FormMember, FormObject, FormValue } from './form-value';
import { sameValue } from './same-value';
import { memberIn, tokensOf } from './value-at';
import { settled } from './write-value';

/** How the server reads a partial body: members that are there replace what was, or are merged into it (RFC 7396). */
export type PatchKind = 'members' | 'merge';

interface Change {
  readonly fields: readonly FormField[];
  readonly initial: FormValue;
  readonly current: FormValue;
  readonly kind: PatchKind;
}

/**
 * What was changed of a body: for each field what differs from the start, inside whatever surrounds the fields.
 * In a merge patch a member that was taken away is `null`, and objects hold only what changed in them;
 * otherwise a changed member goes whole, and what was unset is left out.
 */
export function changedPart({ fields, initial, current, kind }: Change): FormValue {
  const frames = new Set(fields.flatMap(({ place }) => prefixesOf(place)));
  const parents = new Set(fields.map(({ place }) => place.slice(0, Math.max(0, place.lastIndexOf('/')))));
  return changed(initial, current, '');

  function changed(before: FormValue, after: FormValue, pointer: string): FormValue {
    const [from, to] = [settled(before), settled(after)];
    if (from.kind !== 'object' || to.kind !== 'object' || hasTwins(from) || hasTwins(to)) return to;
    const isFrame = frames.has(pointer);
    const isParent = !isFrame || parents.has(pointer);
    const kept = to.members.flatMap((member) => keptOf(member, from, { pointer, isParent }));
    return { kind: 'object', members: [...kept, ...(isParent ? takenAway(from, to) : [])] };
  }

  function keptOf(
    { name, value }: FormMember,
    from: FormObject,
    { pointer, isParent }: { pointer: string; isParent: boolean },
  ): FormMember[] {
    const place = pointerTo(pointer, name);
    const before = memberIn(from, name);
    if (frames.has(place)) return frame(name, changed(before, value, place), parents.has(place));
    // What stands beside the fields, a type or an id, says what is changed and is always sent.
    if (!isParent) return [{ name, value }];
    if (sameValue(before, value)) return [];
    return [{ name, value: kind === 'merge' ? changed(before, value, place) : value }];
  }

  function takenAway(from: FormObject, to: FormObject): FormMember[] {
    if (kind !== 'merge') return [];
    const isGone = ({ name, value }: FormMember) =>
      settled(value).kind !== 'unset' && settled(memberIn(to, name)).kind === 'unset';
    return from.members.filter(isGone).map(({ name }) => ({ name, value: { kind: 'null' } }));
  }
}

/** A place for fields in which nothing changed is not sent. */
const frame = (name: string, value: FormValue, isParent: boolean): FormMember[] =>
  isParent && value.kind === 'object' && value.members.length === 0 ? [] : [{ name, value }];

const hasTwins = ({ members }: FormObject): boolean => new Set(members.map(({ name }) => name)).size < members.length;

/** The pointers of everything that lies around a place, the body itself included. */
function prefixesOf(place: string): string[] {
  const tokens = tokensOf(place);
  return tokens.map((_, at) => tokens.slice(0, at).reduce<string>(pointerTo, ''));
}
