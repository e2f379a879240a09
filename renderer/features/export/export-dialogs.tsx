import { useApp } from '../../state/use-app';
import { CodeDialog } from './code-dialog';
import { ExportDialog } from './export-dialog';
import { HarDialog } from './har-dialog';

/** The dialog for what is being written for another tool. */
export function ExportDialogs() {
  const { codeSubject, exportSubject, harSubject } = useSubjects();
  return (
    <>
      {codeSubject && <CodeDialog subject={codeSubject} />}
      {exportSubject && <ExportDialog subject={exportSubject} />}
      {harSubject !== null && <HarDialog exchangeId={harSubject} />}
    </>
  );
}

function useSubjects() {
  const codeSubject = useApp((state) => state.codeSubject);
  const exportSubject = useApp((state) => state.exportSubject);
  const harSubject = useApp((state) => state.harSubject);
  return { codeSubject, exportSubject, harSubject };
}
