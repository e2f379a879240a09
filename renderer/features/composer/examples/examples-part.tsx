import { describeFailure } from '#shared/failure-words';
import type { Failure } from '#shared/failure';
import type { ExampleItem } from '#shared/model/example';
import { useState } from 'react';
import { currentExchange } from '../../../state/slices/exchanges-slice';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { EmptyNote } from '../../../ui/empty-note';
import part from '../part.module.css';
import { useTab } from '../use-tab';
import { ExampleLine } from './example-line';
import { ExampleNameDialog } from './example-name-dialog';
import { ExampleNoteLine } from './example-note-line';
import styles from './examples-part.module.css';
import { KeepExampleDialog } from './keep-example-dialog';
import type { Examples } from './use-examples';
import { type ExampleActions, useExampleActions } from './use-example-actions';

interface Props {
  readonly tabId: string;
  readonly examples: Examples;
}

/** Answers that are kept with the request to show what may come back: looked at, compared, kept, named and deleted. */
export function ExamplesPart({ tabId, examples }: Props) {
  const { saved } = useTab(tabId);
  return saved === null ? <NotSaved tabId={tabId} /> : <Kept tabId={tabId} examples={examples} />;
}

function NotSaved({ tabId }: { readonly tabId: string }) {
  const save = useApp((state) => state.saveTab);
  return (
    <EmptyNote
      title="Examples are kept with a saved request."
      action={
        <Button size="small" onPress={() => void save(tabId)}>
          Save the request
        </Button>
      }
    >
      They stand in its file, where git and other tools read them.
    </EmptyNote>
  );
}

type Asking = { readonly step: 'keep' } | { readonly step: 'rename'; readonly item: ExampleItem } | null;

function Kept({ tabId, examples }: Props) {
  const { items, failure } = examples;
  const hasAnswer = useApp((state) => currentExchange(tabId)(state)?.phase === 'finished');
  const [asking, setAsking] = useState<Asking>(null);
  const actions = useExampleActions(tabId, examples);
  const onKeep = () => setAsking({ step: 'keep' });
  return (
    <div className={part.column}>
      {failure && <Trouble failure={failure} />}
      {!failure && <Head count={items.length} hasAnswer={hasAnswer} onKeep={onKeep} />}
      {items.length > 0 && (
        <ul className={styles.list} aria-label="Examples of this request">
          {items.map((item) => (
            <ExampleLine
              key={item.at}
              item={item}
              isShown={actions.shownName === item.name}
              canCompare={hasAnswer}
              onAct={(act) => (act === 'rename' ? setAsking({ step: 'rename', item }) : void actions.act(act, item))}
            />
          ))}
        </ul>
      )}
      <ExampleNoteLine actions={actions} />
      <Dialogs asking={asking} actions={actions} onClose={() => setAsking(null)} />
    </div>
  );
}

const Trouble = ({ failure }: { readonly failure: Failure }) => (
  <p role="alert" className={styles.error}>
    {describeFailure(failure)}
  </p>
);

interface HeadProps {
  readonly count: number;
  readonly hasAnswer: boolean;
  readonly onKeep: () => void;
}

/** The way to the next example; where there is none yet, what one is good for. */
function Head({ count, hasAnswer, onKeep }: HeadProps) {
  const keep = (
    <Button size="small" isDisabled={!hasAnswer} onPress={onKeep}>
      Save answer as example…
    </Button>
  );
  if (count > 0)
    return (
      <div className={part.bar}>
        {keep}
        {!hasAnswer && <span className={styles.hint}>Send the request, and its answer can be kept.</span>}
      </div>
    );
  return (
    <EmptyNote title="No examples yet." action={keep}>
      {hasAnswer
        ? 'Keep the answer, and it stands in the file of the request.'
        : 'Send the request, and an answer that is worth showing can be kept with it.'}
    </EmptyNote>
  );
}

interface DialogsProps {
  readonly asking: Asking;
  readonly actions: ExampleActions;
  readonly onClose: () => void;
}

function Dialogs({ asking, actions, onClose }: DialogsProps) {
  if (asking === null) return null;
  if (asking.step === 'keep') return <KeepExampleDialog actions={actions} onClose={onClose} />;
  const { item } = asking;
  return (
    <ExampleNameDialog
      title="Rename the example"
      confirmLabel="Rename"
      start={item.name}
      onSubmit={(name) => actions.rename(item, name)}
      onClose={onClose}
    />
  );
}
