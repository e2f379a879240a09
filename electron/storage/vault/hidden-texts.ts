import { hideWords, mapTexts, namesHidden, showWords, textsIn } from '#shared/model/hidden-words';
import type { RequestDraft } from '#shared/model/request-draft';
import { sealedName, sealedText } from '#shared/model/sealed';
import type { StoredTab } from '#shared/model/workspace';
import { ok, type Result } from '#shared/result';
import type { SecretVault } from './secret-vault.ts';

/**
 * A value with every word that is hidden in its texts, out of the vault. What a locked vault holds stays hidden; what is kept
 * nowhere any more is empty.
 */
export async function showHidden<T>(value: T, vault: Pick<SecretVault, 'read'>): Promise<T> {
  const names = new Set(textsIn(value).flatMap(namesHidden));
  if (names.size === 0) return value;
  const words = new Map<string, string>();
  for (const name of names) {
    const kept = await vault.read(name);
    if (kept.ok) words.set(name, kept.value?.value ?? '');
  }
  return mapTexts(value, (text) => showWords(text, (name) => words.get(name)));
}

export interface HiddenTab {
  readonly tab: StoredTab;
  /** Names of all words that are kept for it. */
  readonly names: ReadonlySet<string>;
}

/** A tab without the words that were typed into password fields: they go into the vault under names that begin with `place`. */
export async function hideTyped(tab: StoredTab, place: string, vault: SecretVault): Promise<Result<HiddenTab>> {
  const words = tab.secrets.map(({ id, text }) => ({ id, text, name: sealedName(text) ?? `${place}/${id}` }));
  const typed = words.filter(({ text }) => text !== '' && sealedName(text) === null);
  for (const { name, text } of typed) {
    const kept = await vault.write(name, text);
    if (!kept.ok) return kept;
  }
  const hide = <T>(value: T) => mapTexts(value, (text) => (sealedName(text) === null ? hideWords(text, typed) : text));
  const hideDraft = (draft: RequestDraft) => ({ ...draft, ...hide(partsOf(draft)) });
  const trail = tab.trail.map((step) => ({
    ...step,
    draft: hideDraft(step.draft),
    typed: step.typed && hideDraft(step.typed),
    left: hide(step.left),
  }));
  const secrets = words.map(({ id, name }) => ({ id, text: sealedText(name) }));
  return ok({ tab: { ...tab, draft: hideDraft(tab.draft), trail, secrets }, names: new Set(words.map(({ name }) => name)) });
}

/** Where in a draft a form leaves what was typed. */
const partsOf = ({ url, query, path, headers, body }: RequestDraft) => ({ url, query, path, headers, body });
