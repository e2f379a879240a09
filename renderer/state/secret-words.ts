import { secretsIn } from '#shared/model/auth-secrets';
import { sealedName } from '#shared/model/sealed';
import { findVariables } from '#shared/variables/find-variables';
import type { Tab } from './tab';

/** Secrets of a tab that may stand in its address as well: typed into its Auth, into forms, or repeated by links. */
export function secretWordsOf({ draft, secrets = [] }: Pick<Tab, 'draft'> & Partial<Pick<Tab, 'secrets'>>): string[] {
  const typed = secretsIn(draft.auth).filter((secret) => findVariables(secret).length === 0);
  return [...typed, ...secrets.map(({ text }) => text)].filter((text) => text !== '' && sealedName(text) === null);
}
