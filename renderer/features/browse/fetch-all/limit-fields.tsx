import type { Paging } from '#shared/hypermedia/page';
import { turnToSize } from '#shared/hypermedia/paging/turns';
import type { RunLimits } from '#shared/model/pages-run';
import { useState } from 'react';
import { SelectField } from '../../../ui/select-field';
import { TextField } from '../../../ui/text-field';
import { sizeOptions } from '../paging/page-words';
import styles from './fetch-all.module.css';

export interface FetchChoice extends RunLimits {
  /** Rows on a page; null leaves them as they are. */
  readonly size: number | null;
}

interface Props {
  readonly paging: Paging;
  readonly pageUrl: string;
  readonly choice: FetchChoice;
  readonly onChange: (choice: FetchChoice) => void;
}

/** How far, how fast, and how many at once. */
export function LimitFields({ paging, pageUrl, choice, onChange }: Props) {
  const { pageSize } = paging;
  const hasSizes = pageSize !== null && turnToSize(paging, pageUrl, pageSize) !== null;
  return (
    <div className={styles.limits}>
      <NumberField
        label="Rows at most"
        value={choice.maxRows}
        range={[1, 100_000_000]}
        onChange={(maxRows) => onChange({ ...choice, maxRows })}
      />
      <NumberField
        label="Pause between pages, in ms"
        value={choice.delayMs}
        range={[0, 3_600_000]}
        onChange={(delayMs) => onChange({ ...choice, delayMs })}
      />
      {hasSizes && (
        <SelectField
          label="Rows on a page"
          value={String(choice.size ?? pageSize)}
          options={sizeOptions(choice.size ?? pageSize)}
          onChange={(size) => onChange({ ...choice, size: Number(size) })}
        />
      )}
      <p className={styles.hint}>One request at a time. 429 and 503 are waited for as Retry-After says.</p>
    </div>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly range: readonly [least: number, most: number];
  readonly onChange: (value: number) => void;
}

export function NumberField({ label, value, range: [least, most], onChange }: NumberProps) {
  const [text, setText] = useState(String(value));
  const isRight = (typed: string) => /^\d{1,9}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
  const change = (typed: string) => {
    setText(typed);
    if (isRight(typed)) onChange(Number(typed));
  };
  const error = isRight(text) ? undefined : `A whole number, ${least} to ${most}.`;
  return <TextField label={label} value={text} onChange={change} error={error} mono />;
}
