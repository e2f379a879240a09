import type { DraftPlace, Failure } from '../failure';
import { bareHost, readTypedUrl } from '../http/url-parts';
import type { RequestDraft } from '../model/request-draft';
import { fail, ok, type Result } from '../result';
import { findVariables } from './find-variables';
import { mapDraftTexts } from './draft-texts';
import {
  createTextResolver,
  describeVariableProblem,
  type Unknown,
  type VariableLookup,
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
    failure ??= bad(place, describeVariableProblem(resolved.problem));
    return text;
  });
  failure ??= checkHosts(draft, filled.url, resolver.used());
  return failure === null ? ok({ draft: filled, used: resolver.used() }) : fail(failure);
}

const bad = (place: DraftPlace, reason: string): Failure => ({ kind: 'badDraft', place, reason });

/** A secret that is meant for certain hosts goes to no other. */
function checkHosts(draft: RequestDraft, url: string, used: ReadonlyMap<string, VariableValue>): Failure | null {
  const parts = readTypedUrl(url);
  if (!parts.ok) return null;
  const target = bareHost(parts.value.host);
  for (const [name, { hosts }] of used) {
    if (hosts.length === 0 || hosts.some((host) => isHost(host, target))) continue;
    return bad(
      placeOf(draft, name),
      `The secret “${name}” may only be sent to ${hosts.join(' or ')}, and this goes to ${target}.`,
    );
  }
  return null;
}

/** `*.example.org` stands for every name below it, and not for `example.org` itself. */
function isHost(allowed: string, host: string): boolean {
  const [one, other] = [allowed.toLowerCase(), host.toLowerCase().replace(/\.$/, '')];
  return one.startsWith('*.') ? other.endsWith(one.slice(1)) && other.length > one.length - 1 : one === other;
}

function placeOf(draft: RequestDraft, name: string): DraftPlace {
  let found: DraftPlace | null = null;
  mapDraftTexts(draft, (text, place) => {
    if (findVariables(text).some((span) => span.name === name)) found ??= place;
    return text;
  });
  return found ?? { part: 'url' };
}
