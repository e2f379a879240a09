import type { RequestDraft } from '../../model/request-draft';
import { mapDraftTexts } from '../../variables/draft-texts';
import { findVariables } from '../../variables/find-variables';

/** Variables of a draft under words that pass every encoding unchanged, also that of a host. */
export interface HeldVariables {
  readonly draft: RequestDraft;
  /** A text with the variables back in it. */
  readonly restore: (text: string) => string;
}

/** Puts words in place of `{{name}}`, so that an address with them can be read as one. */
export function holdVariables(draft: RequestDraft): HeldVariables {
  const names: string[] = [];
  const stem = stemFor(draft);
  const wordFor = (name: string): string => {
    const at = names.indexOf(name);
    return `${stem}${at < 0 ? names.push(name) - 1 : at}x`;
  };
  const held = mapDraftTexts(draft, (text) => {
    const spans = findVariables(text);
    return spans.reduceRight((left, { start, end, name }) => left.slice(0, start) + wordFor(name) + left.slice(end), text);
  });
  const words = new RegExp(`${stem}(\\d+)x`, 'gi');
  return {
    draft: held,
    restore: (text) =>
      text.replace(words, (word, at: string) => (names[Number(at)] === undefined ? word : `{{${names[Number(at)]}}}`)),
  };
}

/** A beginning that stands nowhere in the draft. */
function stemFor(draft: RequestDraft): string {
  const all = JSON.stringify(draft).toLowerCase();
  for (let turn = 0; ; turn++) {
    const stem = `cairnvar${turn === 0 ? '' : `q${turn}q`}z`;
    if (!all.includes(stem)) return stem;
  }
}
