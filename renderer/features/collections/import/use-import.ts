import { useEffect, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import type { ImportPreview } from '#shared/model/import-preview';
import type { ImportChoices, ImportSource } from '../../../state/slices/import-slice';
import { useApp } from '../../../state/use-app';

/** An import from its source to the files: what was read, what went wrong, and the verbs. */
export function useImport(onDone: () => void) {
  const { importing, read, write, forget } = useImportVerbs();
  const showSection = useApp((state) => state.showSection);
  const [id] = useState(() => crypto.randomUUID());
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const source = importing?.source ?? null;

  const show = async (from: ImportSource) => {
    setBusy(true);
    const answered = await read(id, from);
    setBusy(false);
    setPreview(answered.ok ? answered.value : null);
    setProblem(answered.ok ? null : describeFailure(answered.failure));
  };
  const finish = async (choices: ImportChoices) => {
    setBusy(true);
    const written = await write(id, choices);
    setBusy(false);
    if (!written.ok) return setProblem(describeFailure(written.failure));
    showSection('collections');
    onDone();
  };
  useEffect(() => {
    if (source) void show(source);
    // It is read once for each source that comes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [source]);
  useEffect(() => () => forget(id), [forget, id]);
  const back = () => {
    setPreview(null);
    setProblem(null);
  };
  return { preview, problem, isBusy, show, finish, back };
}

function useImportVerbs() {
  const importing = useApp((state) => state.importing);
  const read = useApp((state) => state.readImport);
  const write = useApp((state) => state.writeImport);
  const forget = useApp((state) => state.forgetImport);
  return { importing, read, write, forget };
}
