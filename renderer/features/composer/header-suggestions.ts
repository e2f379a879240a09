import { describeHeader, headersFor } from '#shared/http/header-dictionary';
import { readHeader } from '#shared/http/read-header';
import type { Suggestion } from '../../ui/suggestions';

/** Names of headers that a request may have, each with what it is for. */
export const headerNames: readonly Suggestion[] = headersFor('request').map(({ name, meaning }) => ({
  text: name,
  hint: meaning,
}));

/** Values worth offering, each with what it says where it takes no more than a line. */
export const headerValues = (name: string): readonly Suggestion[] =>
  describeHeader(name)?.values.map((text) => {
    const hint = readHeader(name, text, { at: Date.now(), url: 'http://localhost/' })
      .map((part) => part.text)
      .join('');
    return hint === '' || hint.length > 60 ? { text } : { text, hint };
  }) ?? [];
