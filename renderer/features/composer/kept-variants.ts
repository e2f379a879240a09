import type { ScriptPhase } from '#shared/scripts/script-report';
import type { Auth, AuthKind } from '#shared/model/auth';
import type { Body, BodyKind } from '#shared/model/body';
import { releaseDocuments } from '../../editor';

/** What was typed for the kinds that are not chosen now, so that looking at another kind loses nothing. */
interface Kept {
  bodies: { [K in BodyKind]?: Extract<Body, { kind: K }> };
  auths: { [K in AuthKind]?: Extract<Auth, { kind: K }> };
}

const keptByTab = new Map<string, Kept>();

function keptOf(tabId: string): Kept {
  const kept = keptByTab.get(tabId) ?? { bodies: {}, auths: {} };
  keptByTab.set(tabId, kept);
  return kept;
}

/** Remembers a body that another kind takes the place of. */
export function keepBody(tabId: string, body: Body): void {
  keptOf(tabId).bodies = { ...keptOf(tabId).bodies, [body.kind]: body };
}

export const keptBody = (tabId: string, kind: BodyKind): Body | undefined => keptOf(tabId).bodies[kind];

/** Remembers credentials that another kind takes the place of. */
export function keepAuth(tabId: string, auth: Auth): void {
  keptOf(tabId).auths = { ...keptOf(tabId).auths, [auth.kind]: auth };
}

export const keptAuth = (tabId: string, kind: AuthKind): Auth | undefined => keptOf(tabId).auths[kind];

/** The editor's name for one of a tab's scripts. */
export const scriptDocument = (tabId: string, phase: ScriptPhase): string => `${tabId}/script-${phase}`;

/** Lets go of all that was kept for tabs that nobody can open again. */
export function forgetGoneTabs(isGone: (tabId: string) => boolean): void {
  for (const tabId of keptByTab.keys()) if (isGone(tabId)) keptByTab.delete(tabId);
  releaseDocuments((documentId) => isGone(documentId.split('/')[0] ?? ''));
}
