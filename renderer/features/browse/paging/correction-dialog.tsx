import type { PageModel } from '#shared/hypermedia/page';
import { styleOptions } from '#shared/hypermedia/paging/style-options';
import { isStyleName, styleWords } from '#shared/hypermedia/paging/style-words';
import type { FinishedExchange } from '#shared/model/exchange';
import { correctionOf, type PagingCorrection } from '#shared/model/paging-correction';
import { useState } from 'react';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { SelectField } from '../../../ui/select-field';
import { CorrectionFields } from './correction-fields';
import { CorrectionPreview } from './correction-preview';
import { useAnswerText } from './use-answer-text';
import styles from './correction-dialog.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: FinishedExchange;
  readonly page: PageModel;
  readonly onClose: () => void;
}

const found = 'found';

/** Says how the pages of a list are made, where the guess is wrong, and shows at once what would be read then. */
export function CorrectionDialog({ tabId, exchange, page, onClose }: Props) {
  const kept = useApp((state) => state.tabs[tabId]?.draft.paging ?? null);
  const editDraft = useApp((state) => state.editDraft);
  const [wanted, setWanted] = useState<PagingCorrection | null>(kept);
  const text = useAnswerText(exchange);
  const use = () => {
    editDraft(tabId, { paging: wanted });
    onClose();
  };
  const actions = (
    <>
      <Button onPress={onClose} shortcut="Escape">
        Cancel
      </Button>
      <Button variant="main" type="submit">
        {wanted === null ? 'Use what is found' : 'Use this'}
      </Button>
    </>
  );
  const choose = (name: string) =>
    setWanted(name === 'none' || isStyleName(name) ? { ...(wanted ?? correctionOf(name)), ...cleared(name), style: name } : null);
  return (
    <Dialog title="How the pages of this list are made" isOpen onClose={onClose} onSubmit={use} actions={actions} width="wide">
      <p className={styles.lead}>
        It stays with this request, and with its file once it is saved. Turning pages and fetching all go by it.
      </p>
      <SelectField
        label="Style"
        value={wanted?.style ?? found}
        options={styleChoices(kept === null ? page : null)}
        onChange={choose}
      />
      {wanted !== null && wanted.style !== 'none' && <CorrectionFields correction={wanted} text={text} onChange={setWanted} />}
      <CorrectionPreview exchange={exchange} correction={wanted} text={text} />
    </Dialog>
  );
}

/** What the new style does not read is not kept from the one before. */
function cleared(name: PagingCorrection['style']): Partial<PagingCorrection> {
  const read: readonly string[] = name === 'none' ? [] : (styleOptions[name] ?? []);
  const { style: _style, rows: _rows, ...options } = correctionOf(name);
  return Object.fromEntries(Object.entries(options).filter(([option]) => !read.includes(option)));
}

function styleChoices(guessed: PageModel | null) {
  const guess = guessed?.paging ? styleWords[guessed.paging.style] : guessed ? 'no pages' : '';
  return [
    { value: found, label: guess === '' ? 'As found' : `As found: ${guess}` },
    { value: 'none', label: 'No pages: this is all of it' },
    ...Object.entries(styleWords).map(([value, label]) => ({ value, label })),
  ];
}
