import { type ClipboardEvent, useId, useState } from 'react';
import type { ImportPreview } from '#shared/model/import-preview';
import { useFileChoice } from '../../../state/use-file-choice';
import type { ImportChoices, ImportSource } from '../../../state/slices/import-slice';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { FilePicker } from '../../../ui/file-picker';
import { TextField } from '../../../ui/text-field';
import { TextArea } from '../../../ui/text-area';
import styles from './import.module.css';
import { ImportPlace, useImportPlace } from './import-place';
import { ImportPreviewPart, ImportQuestions } from './import-preview-part';
import { useImport } from './use-import';

/** Brings files of other tools in: chosen, pasted or dropped; shown before anything is written. */
export function ImportDialog() {
  const end = useApp((state) => state.endImport);
  const { preview, problem, isBusy, show, finish, back } = useImport(end);
  const remark = problem !== null && (
    <p role="alert" className={styles.problem}>
      {problem}
    </p>
  );
  if (preview === null) return <SourceStep remark={remark} isBusy={isBusy} onShow={(from) => void show(from)} onClose={end} />;
  const act = { back, close: end, finish: (choices: ImportChoices) => void finish(choices) };
  return <PreviewStep key={preview.name} preview={preview} remark={remark} isBusy={isBusy} act={act} />;
}

interface StepProps {
  readonly remark: React.ReactNode;
  readonly isBusy: boolean;
}

/** So many characters nobody types into a field. */
const longDocument = 50_000;

interface SourceProps extends StepProps {
  readonly onShow: (from: ImportSource) => void;
  readonly onClose: () => void;
}

function SourceStep({ remark, isBusy, onShow, onClose }: SourceProps) {
  const [text, setText] = useState('');
  const choice = useFileChoice();
  const hintId = useId();
  const [address, setAddress] = useState('');
  const isAddress = text.trim() === '' && address.trim() !== '';
  const showText = () =>
    onShow(isAddress ? { kind: 'address', address: address.trim() } : { kind: 'texts', texts: [{ name: 'pasted text', text }] });
  const show = text === '' && !isBusy ? onShow : null;
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={(text.trim() === '' && !isAddress) || isBusy}>
        Show what it makes
      </Button>
    </>
  );
  return (
    <Dialog title="Import" isOpen onClose={onClose} actions={actions} width="wide" onSubmit={showText}>
      <p id={hintId}>
        curl commands, Postman collections and environments, Insomnia, OpenAPI and Swagger, HAR, Bruno, .http files. What a file
        is, is seen by what it says. Nothing is written before you have seen it, and nothing is sent but to an address that you
        type here.
      </p>
      <div className={styles.source} onPasteCapture={(event) => show && showPasted(event, show)}>
        <TextArea
          id="text-to-import"
          label="Text to import"
          describedBy={hintId}
          value={text}
          onChange={setText}
          mono
          placeholder="Paste here, or drop files on the window"
        />
      </div>
      <TextField
        label="Or an address to fetch it from"
        value={address}
        onChange={setAddress}
        mono
        isDisabled={text.trim() !== ''}
        placeholder="https://api.example.com/openapi.json"
      />
      <div className={styles.file}>
        <FilePicker
          label="Choose a file…"
          purpose="Import"
          choice={choice}
          onChoose={(path) => onShow({ kind: 'paths', paths: [path] })}
        />
        {isBusy && <span>Reading …</span>}
      </div>
      {remark}
    </Dialog>
  );
}

/** A whole document is shown at once: there is nothing to be typed beside it. */
function showPasted(event: ClipboardEvent, onShow: SourceProps['onShow']): void {
  const text = event.clipboardData.getData('text/plain');
  if (text.length < longDocument) return;
  event.preventDefault();
  event.stopPropagation();
  onShow({ kind: 'texts', texts: [{ name: 'pasted text', text }] });
}

interface PreviewProps extends StepProps {
  readonly preview: ImportPreview;
  readonly act: { readonly back: () => void; readonly close: () => void; readonly finish: (choices: ImportChoices) => void };
}

function PreviewStep({ preview, remark, isBusy, act }: PreviewProps) {
  const [allowed, setAllowed] = useState<ImportChoices['allowed']>([]);
  const [secrets, setSecrets] = useState<ImportChoices['secrets']>('vault');
  const place = useImportPlace(preview.name);
  const actions = (
    <>
      <Button variant="quiet" onPress={act.back}>
        Back
      </Button>
      <Button onPress={act.close}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={place.into === null || isBusy}>
        {isBusy ? 'Importing …' : 'Import'}
      </Button>
    </>
  );
  const finish = () => place.into && act.finish({ into: place.into, allowed, secrets });
  return (
    <Dialog title="Import" isOpen onClose={act.close} actions={actions} width="broad" onSubmit={finish}>
      <ImportPreviewPart preview={preview} />
      <div className={styles.lower}>
        <ImportQuestions preview={preview} allowed={allowed} onAllow={setAllowed} secrets={secrets} onSecrets={setSecrets} />
        <ImportPlace place={place} />
      </div>
      {remark}
    </Dialog>
  );
}
