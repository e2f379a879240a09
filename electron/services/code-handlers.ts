import type { HandlersOf } from '#shared/contract/types';
import { withNamedSecrets } from '#shared/interop/writers/name-secrets';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { hiding } from '#shared/secrets/hide-secrets';
import { variablesOf } from '#shared/variables/resolve-draft';
import { fillSecrets } from '../storage/vault/fill-secrets.ts';
import type { ExportParts } from './export-service';

type CodeHandlers = Pick<HandlersOf<'export'>, 'export.languages' | 'export.code'>;

/** Requests as code of other languages, with all that their folders give. The library is read when it is first asked for. */
export function createCodeHandlers(parts: Pick<ExportParts, 'prepare' | 'vault'>): CodeHandlers {
  return {
    async 'export.languages'({ of }) {
      const { listLanguages } = await import('../interop/code-languages.ts');
      const { socketLanguages } = await import('../interop/socket-code.ts');
      const languages = of === 'websocket' ? socketLanguages : listLanguages();
      return ok(languages.map(({ clients, ...language }) => ({ ...language, clients: [...clients] })));
    },
    async 'export.code'(asked) {
      const { findLanguage } = await import('../interop/code-languages.ts');
      const isSocket = asked.draft.socket?.kind === 'websocket';
      const choice = isSocket ? asked : findLanguage(`${asked.language}:${asked.client}`);
      if (choice === null) return fail({ kind: 'notFound', what: `language ${asked.language} with ${asked.client}` });
      const prepared = await draftFor(asked, parts);
      if (!prepared.ok) return prepared;
      const { draft, hidden } = prepared.value;
      const { writeCode } = await import('../interop/write-code.ts');
      const written = writeCode(draft, choice);
      if (!written.ok) return written;
      const left = asked.fillVariables ? leftByName(draft) : [];
      const hide = hiding(hidden, { mark: '{{secret}}' });
      return ok({ text: hide(written.value.text), notes: [...left, ...written.value.notes.map(hide)] });
    },
  };
}

interface ToWrite {
  readonly draft: RequestDraft;
  /** Texts that may not stand in the code. */
  readonly hidden: readonly string[];
}

async function draftFor(
  asked: Parameters<CodeHandlers['export.code']>[0],
  { prepare, vault }: Pick<ExportParts, 'prepare' | 'vault'>,
): Promise<Result<ToWrite>> {
  const { draft: typed, place, fillVariables, includeSecrets } = asked;
  const options = { ...typed.options, fillVariables: fillVariables && typed.options.fillVariables };
  // The words are hidden before anything is encoded, and after it: a word can be a part of something else.
  const prepared = await prepare({ ...typed, options }, place);
  if (prepared.failure) return fail(prepared.failure);
  const draft = { ...prepared.draft, options: { ...prepared.draft.options, fillVariables: typed.options.fillVariables } };
  if (!includeSecrets) return ok({ draft: withNamedSecrets(draft), hidden: [...asked.words, ...prepared.processValues] });
  if (!fillVariables) return ok({ draft, hidden: [] });
  const filled = await fillSecrets(draft, vault);
  // A name that nobody knows stays one; a vault that is closed is a reason to stop.
  if (!filled.ok && filled.failure.kind !== 'badDraft') return filled;
  return ok({ draft: filled.ok ? filled.value : draft, hidden: [] });
}

function leftByName(draft: RequestDraft): string[] {
  const names = variablesOf(draft);
  if (names.length === 0) return [];
  const list = names.map((name) => `{{${name}}}`).join(', ');
  return [
    `${list} ${names.length === 1 ? 'stays' : 'stay'} by name: ${names.length === 1 ? 'it is a secret, or has' : 'they are secrets, or have'} no value here.`,
  ];
}
