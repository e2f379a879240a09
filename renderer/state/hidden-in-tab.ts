import type { Host } from '#shared/contract/types';
import { mapTexts, namesHidden, showWords, textsIn } from '#shared/model/hidden-words';
import { sealedName } from '#shared/model/sealed';
import type { Tab } from './tab';

/** The words that are hidden in what was typed in a tab, as an open vault gives them, by name. */
export async function revealHidden({ draft, trail, secrets }: Tab, host: Host): Promise<ReadonlyMap<string, string>> {
  const names = new Set([
    ...textsIn([draft, trail]).flatMap(namesHidden),
    ...secrets.flatMap(({ text }) => sealedName(text) ?? []),
  ]);
  const words = new Map<string, string>();
  for (const name of names) {
    const revealed = await host.call('vault.reveal', { name });
    if (revealed.ok) words.set(name, revealed.value?.value ?? '');
  }
  return words;
}

/** A tab in which those words stand where they were typed. */
export function tabWithWords({ draft, trail, secrets, ...tab }: Tab, words: ReadonlyMap<string, string>): Tab {
  const show = <T>(value: T) => mapTexts(value, (text) => showWords(text, (name) => words.get(name)));
  return {
    ...tab,
    draft: show(draft),
    trail: show(trail),
    secrets: secrets.map(({ id, text }) => ({ id, text: words.get(sealedName(text) ?? '') ?? text })),
  };
}
