import { findLists } from '#shared/hypermedia/find-lists';
import { formatCount } from '#shared/http/quantities';
import { styleOptions, type StyleOption } from '#shared/hypermedia/paging/style-options';
import { parseList } from '#shared/hypermedia/parse-list';
import type { PagingCorrection } from '#shared/model/paging-correction';
import { useMemo } from 'react';
import { Segments } from '../../../ui/segments';
import { SelectField } from '../../../ui/select-field';
import { TextField } from '../../../ui/text-field';
import { optionWords } from './option-words';
import styles from './correction-dialog.module.css';

interface Props {
  readonly correction: PagingCorrection;
  /** The body, once it is here. */
  readonly text: string | null;
  readonly onChange: (correction: PagingCorrection) => void;
}

/** What a chosen style can be told: where the rows are, and the names it goes by. */
export function CorrectionFields({ correction, text, onChange }: Props) {
  const options = correction.style === 'none' ? [] : (styleOptions[correction.style] ?? []);
  return (
    <div className={styles.fields}>
      <RowsField correction={correction} text={text} onChange={onChange} />
      {options.map((option) => (
        <OptionField key={option} option={option} correction={correction} onChange={onChange} />
      ))}
    </div>
  );
}

const found = 'found';

function RowsField({ correction, text, onChange }: Props) {
  const lists = useMemo(() => (text === null ? [] : findLists(parseList(text))), [text]);
  const known = correction.rows === null || lists.some(({ pointer }) => pointer === correction.rows);
  const options = [
    { value: found, label: 'As found' },
    ...lists.map(({ pointer, count }) => ({
      value: `at ${pointer}`,
      label: pointer === '' ? 'The body itself' : pointer,
      hint: `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`,
    })),
    ...(known ? [] : [{ value: `at ${correction.rows}`, label: correction.rows ?? '', hint: 'not in this answer' }]),
  ];
  return (
    <SelectField
      label="Where the rows are"
      value={correction.rows === null ? found : `at ${correction.rows}`}
      options={options}
      onChange={(value) => onChange({ ...correction, rows: value === found ? null : value.slice('at '.length) })}
    />
  );
}

interface OptionProps extends Omit<Props, 'text'> {
  readonly option: StyleOption;
}

function OptionField({ option, correction, onChange }: OptionProps) {
  if (option === 'firstNumber') return <FirstNumber correction={correction} onChange={onChange} />;
  const { label, hint, placeholder } = optionWords(correction.style, option);
  return (
    <TextField
      label={label}
      hint={hint}
      placeholder={placeholder}
      value={correction[option] ?? ''}
      onChange={(value) => onChange({ ...correction, [option]: value === '' ? null : value })}
      mono
    />
  );
}

function FirstNumber({ correction, onChange }: Omit<Props, 'text'>) {
  return (
    <div className={styles.choice}>
      <span className={styles.label}>The first page is called</span>
      <Segments
        label="The first page is called"
        value={String(correction.firstNumber ?? 1)}
        options={[
          { value: '1', label: '1' },
          { value: '0', label: '0' },
        ]}
        onChange={(value) => onChange({ ...correction, firstNumber: value === '0' ? 0 : 1 })}
      />
    </div>
  );
}
