import type { RequestDraft } from '#shared/model/request-draft';
import type { ScriptPhase } from '#shared/scripts/script-report';
import { useState } from 'react';
import { CodeEditor } from '../../editor';
import { currentStep } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Segments } from '../../ui/segments';
import part from './part.module.css';
import { scriptDocument } from './kept-variants';
import styles from './script-part.module.css';
import { ScriptResults } from './script-results';
import { useDraft } from './use-tab';

const phases: readonly { readonly phase: ScriptPhase; readonly label: string; readonly says: string }[] = [
  { phase: 'before', label: 'Before', says: 'Changes the request: req.setHeader(name, value), bru.setVar(name, value).' },
  { phase: 'after', label: 'After', says: 'Takes something from the answer: bru.setVar("id", res.body.id).' },
  { phase: 'tests', label: 'Tests', says: 'test("is fine", () => expect(res.status).to.equal(200))' },
];

/** Code that runs around the request, and what came of it. */
export function ScriptPart({ tabId }: { readonly tabId: string }) {
  const [draft, edit] = useDraft(tabId);
  const note = useApp((state) => state.noteTypedScript);
  const [phase, setPhase] = useState<ScriptPhase>(() => firstWithCode(draft));
  const checked = useApp((state) => {
    const tab = state.tabs[tabId];
    const step = tab && currentStep(tab);
    return step && state.checked[step.exchangeId];
  });
  const change = (code: string) => {
    note(tabId, phase, code);
    edit({ scripts: { ...draft.scripts, [phase]: code } });
  };
  const shown = phases.find((one) => one.phase === phase);
  return (
    <div className={part.column}>
      <div className={part.bar}>
        <Segments<ScriptPhase>
          label="When the script runs"
          value={phase}
          options={phases.map(({ phase: value, label }) => ({
            value,
            label: draft.scripts[value].trim() === '' ? label : `${label} •`,
          }))}
          onChange={setPhase}
        />
        <span className={part.grow} />
        <span className={styles.says}>
          <code>{shown?.says}</code>
        </span>
      </div>
      <CodeEditor
        key={phase}
        documentId={scriptDocument(tabId, phase)}
        text={draft.scripts[phase]}
        language="javascript"
        label={`Script: ${shown?.label ?? ''}`}
        onChange={change}
      />
      {checked && <ScriptResults checked={checked} />}
      <div className={part.foot}>
        <span>
          In a sandbox: no files, network or packages. Words of <code>cairn</code>, <code>bru</code> and <code>pm</code>.
        </span>
      </div>
    </div>
  );
}

/** Where there is something to see. */
const firstWithCode = ({ scripts }: RequestDraft): ScriptPhase =>
  (['before', 'after', 'tests'] as const).find((phase) => scripts[phase].trim() !== '') ?? 'before';
