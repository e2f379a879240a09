import type { DraftPlace, Failure } from '../failure';
import { readDraftUrl } from '../http/draft-url';
import { bareHost } from '../http/url-parts';
import type { Auth } from '../model/auth';
import type { RequestDraft } from '../model/request-draft';
import { fail, ok, type Result } from '../result';
import { mayGoTo } from '../secrets/sent-secret';
import { findVariables } from './find-variables';
import { mapDraftTexts } from './draft-texts';
import { placeInWords } from './place-in-words';
import {
  createTextResolver,
  describeVariableProblem,
  type Unknown,
  type VariableLookup,
  type VariableProblem,
  type VariableValue,
} from './resolve-text';

/** A draft as it goes out, and what was put into it. */
export interface ResolvedDraft {
  readonly draft: RequestDraft;
  readonly used: ReadonlyMap<string, VariableValue>;
}

/** Names of the variables that a draft's texts mention, each once. Those inside of values are not among them. */
export function variablesOf(draft: RequestDraft): string[] {
  const names = new Set<string>();
  mapDraftTexts(draft, (text) => {
    for (const { name } of findVariables(text)) names.add(name);
    return text;
  });
  return [...names];
}

/**
 * Fills a draft in. `badDraft` names the place of the first variable that has no value,
 * or of the first that holds a secret which must not go to the draft's host.
 */
export function resolveDraft(draft: RequestDraft, lookup: VariableLookup, unknown: Unknown = 'refuse'): Result<ResolvedDraft> {
  if (!draft.options.fillVariables || variablesOf(draft).length === 0) return ok({ draft, used: new Map() });
  const resolver = createTextResolver(lookup, unknown);
  let failure: Failure | null = null;
  const filled = mapDraftTexts(draft, (text, place) => {
    const resolved = resolver.resolve(text);
    if (resolved.ok) return resolved.text;
    failure ??= whyNot(draft, place, resolved.problem);
    return text;
  });
  failure ??= checkHosts(draft, filled, resolver.used());
  return failure === null ? ok({ draft: filled, used: resolver.used() }) : fail(failure);
}

/** Everything in a draft that cannot be filled in, each at its place. Empty where all of it can, and where nothing is to be. */
export function findUnfilled(draft: RequestDraft, lookup: VariableLookup): Failure[] {
  if (!draft.options.fillVariables) return [];
  const resolver = createTextResolver(lookup);
  const found: Failure[] = [];
  mapDraftTexts(draft, (text, place) => {
    const resolved = resolver.resolve(text);
    if (!resolved.ok) found.push(whyNot(draft, place, resolved.problem));
    return text;
  });
  return found;
}

const bad = (place: DraftPlace, reason: string): Failure => ({ kind: 'badDraft', place, reason });

function whyNot(draft: RequestDraft, place: DraftPlace, problem: VariableProblem): Failure {
  const { kind, name } = problem;
  if (kind !== 'unknown') return bad(place, describeVariableProblem(problem));
  return { kind: 'badDraft', place, reason: `{{${name}}} in ${placeInWords(draft, place)} has no value.`, unknown: name };
}

/** A secret that is meant for certain hosts goes to no other. What credentials send elsewhere first is looked at there. */
function checkHosts(draft: RequestDraft, filled: RequestDraft, used: ReadonlyMap<string, VariableValue>): Failure | null {
  const parts = readDraftUrl(filled);
  if (!parts.ok) return null;
  const target = bareHost(parts.value.host);
  for (const [name, { hosts }] of used) {
    if (mayGoTo(hosts, target)) continue;
    const place = placeOf(draft, name);
    if (place === null) continue;
    return bad(place, `The secret “${name}” may only be sent to ${hosts.join(' or ')}, and this goes to ${target}.`);
  }
  return null;
}

/** Where a name stands of what goes to the draft's own address; null when it stands only in what goes elsewhere. */
function placeOf(draft: RequestDraft, name: string): DraftPlace | null {
  let found: DraftPlace | null = null;
  let isElsewhere = false;
  mapDraftTexts(draft, (text, place) => {
    if (!findVariables(text).some((span) => span.name === name)) return text;
    if (place.part === 'auth' && goesElsewhere(draft.auth)) isElsewhere = true;
    else found ??= place;
    return text;
  });
  return found ?? (isElsewhere ? null : { part: 'url' });
}

/** Kinds whose fields go to an authorization server or a login form, and to the draft's own address not at all. */
const goesElsewhere = (auth: Auth): boolean =>
  auth.kind === 'oauth2' || auth.kind === 'session' || (auth.kind === 'token' && auth.source === 'login');
