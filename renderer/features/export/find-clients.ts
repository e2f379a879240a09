import type { Languages } from './use-code';

/** A client of a language, under the key that both have together. */
export interface ClientChoice {
  readonly key: string;
  readonly language: string;
  readonly client: string;
}

/** Clients whose language or own name holds every word that was typed; all of them for nothing. */
export function findClients(languages: Languages, typed: string): ClientChoice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return languages
    .flatMap((language) =>
      language.clients.map((client) => ({
        key: `${language.key}:${client.key}`,
        language: language.title,
        client: client.title,
      })),
    )
    .filter(({ key, language, client }) => {
      const all = `${key} ${language} ${client}`.toLowerCase();
      return words.every((word) => all.includes(word));
    });
}

/** What a choice is called: language and client. */
export function titleOf(languages: Languages, key: string): string {
  const choice = findClients(languages, '').find((one) => one.key === key);
  return choice ? `${choice.language} · ${choice.client}` : '';
}
