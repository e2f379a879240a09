import type { CallInput, CallOutput } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { useEffect, useState } from 'react';
import type { CodeSubject } from '../../state/slices/export-slice';
import { useHost } from '../../state/use-app';

export type Languages = CallOutput<'export.languages'>;
export type Code = CallOutput<'export.code'>;

/** What can be written; empty until the host has told. */
export function useLanguages(of: CallInput<'export.languages'>['of']): Languages {
  const host = useHost();
  const [languages, setLanguages] = useState<Languages>([]);
  useEffect(() => {
    void host.call('export.languages', { of }).then((told) => told.ok && setLanguages(told.value));
  }, [host, of]);
  return languages;
}

export interface CodeWishes {
  readonly language: string;
  readonly client: string;
  readonly fillVariables: boolean;
  readonly includeSecrets: boolean;
}

/** The code for a request, and why there is none. What was written last stays until the next is here. */
export function useCode({ draft, place, words }: CodeSubject, wishes: CodeWishes) {
  const host = useHost();
  const { language, client, fillVariables, includeSecrets } = wishes;
  const [code, setCode] = useState<Code | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isWanted = true;
    const asked = { draft, place, language, client, fillVariables, includeSecrets, words: [...words] };
    void host.call('export.code', asked).then((written) => {
      if (!isWanted) return;
      setCode(written.ok ? written.value : null);
      setProblem(written.ok ? '' : describeFailure(written.failure));
    });
    return () => void (isWanted = false);
  }, [host, draft, place, words, language, client, fillVariables, includeSecrets]);
  return { code, problem };
}
