import type { RequestDraft } from '#shared/model/request-draft';
import type { StoredStep, StoredTab } from '#shared/model/workspace';
import { ok, type Result } from '#shared/result';
import { hideTyped, showHidden } from './hidden-texts.ts';
import { sealDraft, unsealDraft, unsealText } from './sealed-draft.ts';
import type { SecretVault } from './secret-vault.ts';

/** Seals the drafts of a tab and of its trail for its file. What was sealed before is not sealed again: a tab is saved at every pause. */
export interface TabSealer {
  seal(tab: StoredTab): Promise<Result<StoredTab>>;
  unseal(tab: StoredTab): Promise<StoredTab>;
  /** Removes the secrets of a tab that is gone. */
  forget(tabId: string): Promise<void>;
}

/** So many drafts of trails are remembered as sealed. */
const mostRemembered = 2_000;

const placeOf = (tabId: string) => `tab/${tabId}`;

export function createTabSealer(vault: SecretVault): TabSealer {
  /** Names of the words of each tab. */
  const kept = new Map<string, ReadonlySet<string>>();
  const done = new Map<string, { readonly from: string; readonly sealed: RequestDraft }>();

  return {
    async seal(tab) {
      const draft = await sealDraft(tab.draft, placeOf(tab.id), vault);
      if (!draft.ok) return draft;
      const trail: StoredStep[] = [];
      for (const step of tab.trail) {
        const sealed = await sealStep(step, `${placeOf(tab.id)}/${step.exchangeId}`);
        if (!sealed.ok) return sealed;
        trail.push(sealed.value);
      }
      return hideWords({ ...tab, draft: draft.value, trail });
    },
    unseal: (tab) => unsealTab(tab, vault),
    async forget(tabId) {
      kept.delete(tabId);
      const all = await vault.list();
      const own = all.ok ? all.value.filter(({ name }) => name.startsWith(`${placeOf(tabId)}/`)) : [];
      for (const { name } of own) await vault.remove(name);
    },
  };

  async function hideWords(tab: StoredTab): Promise<Result<StoredTab>> {
    if (tab.secrets.length === 0 && !kept.has(tab.id)) return ok(tab);
    const hidden = await hideTyped(tab, `${placeOf(tab.id)}/form`, vault);
    if (!hidden.ok) return hidden;
    const { names } = hidden.value;
    // A word that stands nowhere any more is kept no longer.
    for (const name of kept.get(tab.id) ?? []) if (!names.has(name)) await vault.remove(name);
    kept.set(tab.id, names);
    return ok(hidden.value.tab);
  }

  async function sealStep(step: StoredStep, place: string): Promise<Result<StoredStep>> {
    const draft = await sealOnce(step.draft, place);
    if (!draft.ok || step.typed === null) return draft.ok ? ok({ ...step, draft: draft.value }) : draft;
    const typed = await sealOnce(step.typed, `${place}/typed`);
    return typed.ok ? ok({ ...step, draft: draft.value, typed: typed.value }) : typed;
  }

  async function sealOnce(draft: RequestDraft, place: string): Promise<Result<RequestDraft>> {
    const from = JSON.stringify([draft.auth, draft.headers]);
    const before = done.get(place);
    if (before?.from === from) return ok({ ...draft, auth: before.sealed.auth, headers: before.sealed.headers });
    const sealed = await sealDraft(draft, place, vault);
    if (!sealed.ok) return sealed;
    done.set(place, { from, sealed: sealed.value });
    for (const oldest of [...done.keys()].slice(0, Math.max(0, done.size - mostRemembered))) done.delete(oldest);
    return sealed;
  }
}

async function unsealTab(tab: StoredTab, vault: SecretVault): Promise<StoredTab> {
  const trail = tab.trail.map(async (step) => ({
    ...step,
    draft: await unsealDraft(step.draft, vault),
    typed: step.typed && (await unsealDraft(step.typed, vault)),
    left: await showHidden(step.left, vault),
  }));
  const secrets = tab.secrets.map(async ({ id, text }) => ({ id, text: await unsealText(text, vault) }));
  const draft = await unsealDraft(tab.draft, vault);
  return { ...tab, draft, trail: await Promise.all(trail), secrets: await Promise.all(secrets) };
}
