import type { RequestDraft } from '#shared/model/request-draft';
import type { StoredStep, StoredTab } from '#shared/model/workspace';
import { ok, type Result } from '#shared/result';
import { sealDraft, unsealDraft } from './sealed-draft.ts';
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
      return ok({ ...tab, draft: draft.value, trail });
    },
    async unseal(tab) {
      const trail = tab.trail.map(async (step) => ({
        ...step,
        draft: await unsealDraft(step.draft, vault),
        typed: step.typed && (await unsealDraft(step.typed, vault)),
      }));
      return { ...tab, draft: await unsealDraft(tab.draft, vault), trail: await Promise.all(trail) };
    },
    async forget(tabId) {
      const kept = await vault.list();
      const own = kept.ok ? kept.value.filter(({ name }) => name.startsWith(`${placeOf(tabId)}/`)) : [];
      for (const { name } of own) await vault.remove(name);
    },
  };

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
