import type { SentSecret } from '#shared/secrets/sent-secret';
import type { ScriptEvent } from '../scripts/script-event.ts';

/** What was read of what is hidden, and what was put in the place of it. */
export const secretsIn = (events: readonly ScriptEvent[], hidden: ReadonlyMap<string, SentSecret>): SentSecret[] =>
  events.flatMap((event) => {
    if (event.type === 'read') return hidden.get(event.name) ?? [];
    const isSecret = event.type === 'set' && event.scope === 'environment' && event.value !== null && hidden.has(event.name);
    return isSecret ? [{ name: event.name, text: event.value ?? '', hosts: [] }] : [];
  });
