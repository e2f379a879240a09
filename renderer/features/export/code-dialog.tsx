import { useId, useState } from 'react';
import type { CodeSubject } from '../../state/slices/export-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { ComboField } from '../../ui/combo-field';
import { Dialog } from '../../ui/dialog';
import { Switch } from '../../ui/switch';
import { CopyTextButton } from './copy-text-button';
import styles from './export.module.css';
import { findClients, type ClientChoice, titleOf } from './find-clients';
import { useCode, useLanguages, type Languages } from './use-code';
import { WarningLine } from './warning-line';

/** A request as code of the language that is chosen, to be copied. The choice is remembered. */
export function CodeDialog({ subject }: { readonly subject: CodeSubject }) {
  const close = useApp((state) => state.showCode);
  const [fillVariables, setFill] = useState(false);
  const [includeSecrets, setSecrets] = useState(false);
  const { languages, chosen, choose } = useChoice(subject);
  const [language = 'shell', client = 'curl'] = chosen.split(':');
  const { code, problem } = useCode(subject, { language, client, fillVariables, includeSecrets });
  return (
    <Dialog
      title="Copy as code"
      isOpen
      width="wide"
      onClose={() => close(null)}
      actions={
        <>
          <Button onPress={() => close(null)}>Close</Button>
          <CopyTextButton text={code?.text ?? ''} isDisabled={code === null} />
        </>
      }
    >
      <div className={styles.line}>
        <LanguageField languages={languages} chosen={`${language}:${client}`} onChoose={choose} />
        <Switch isSelected={fillVariables} onChange={setFill}>
          Fill variables in
        </Switch>
        <Switch isSelected={includeSecrets} onChange={setSecrets}>
          Include secrets
        </Switch>
      </div>
      {includeSecrets && <WarningLine text="Secrets stand in the code: whoever you give it to can use them." />}
      {problem === '' ? (
        // A region that scrolls takes the focus, so that keys scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.code} tabIndex={0} aria-label="The code" dir="ltr">
          {code?.text}
        </pre>
      ) : (
        <WarningLine text={problem} />
      )}
      <Notes notes={code?.notes ?? []} />
    </Dialog>
  );
}

/** What it can be written in, and what was chosen: for requests that is remembered, and stays theirs. */
function useChoice({ draft }: CodeSubject) {
  const isSocket = draft.socket?.kind === 'websocket';
  const languages = useLanguages(isSocket ? 'websocket' : 'request');
  const [forSocket, setForSocket] = useState('shell:websocat');
  const remembered = useApp((state) => state.settings.codeLanguage);
  const change = useApp((state) => state.changeSettings);
  if (isSocket) return { languages, chosen: forSocket, choose: setForSocket };
  return { languages, chosen: remembered, choose: (key: string) => void change({ codeLanguage: key }) };
}

interface FieldProps {
  readonly languages: Languages;
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

/** Languages and their clients, searched while one types. */
function LanguageField({ languages, chosen, onChoose }: FieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const all: readonly ClientChoice[] = findClients(languages, typed ?? '');
  return (
    <div className={styles.language}>
      <ComboField
        id={id}
        label="Language"
        text={typed ?? titleOf(languages, chosen)}
        onType={setTyped}
        options={all.map(({ key, language, client }) => ({ id: key, label: language, hint: client }))}
        chosen={chosen}
        onChoose={(key) => {
          setTyped(null);
          onChoose(key);
        }}
        onLeave={() => setTyped(null)}
        emptyWords="No language is called like this."
        icon="search"
      />
    </div>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes} aria-label="What to know about this code">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
