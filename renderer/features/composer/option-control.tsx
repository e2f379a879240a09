import { checkLineWord } from '#shared/model/check-draft';
import { useState } from 'react';
import { Segments } from '../../ui/segments';
import { Switch } from '../../ui/switch';
import { TextField } from '../../ui/text-field';
import { Button as Link } from 'react-aria-components';
import { Button } from '../../ui/button';
import { VariableTextField } from '../../ui/variable-field/variable-text-field';
import { BesideFile } from './beside-file';
import { ProxyControl, proxyWord } from './proxy-control';
import { FormLine } from './form-line';
import type { NumberLine, OptionLine, WordLine } from './option-lines';
import styles from './options-part.module.css';
import { readWhole, sizeWords } from './whole-numbers';

type Value = string | number | boolean | null;

/** Where an option comes from that is not said here: a place that can be opened, or null for the usual. */
export interface OptionSource {
  /** In words: `folder Books`. */
  readonly from: string;
  readonly open: () => void;
}

interface Props {
  readonly line: OptionLine;
  /** What holds. */
  readonly value: Value;
  /** It is said here. */
  readonly isSaid: boolean;
  /** What would hold if it were not, and where from. */
  readonly above: { readonly value: Value; readonly source: OptionSource | null };
  readonly onChange: (value: Value) => void;
  readonly onReset: () => void;
}

/** One option: what holds, where that is from, and the way back where it is said here. */
export function OptionControl({ line, value, isSaid, above, onChange, onReset }: Props) {
  return (
    <FormLine label={line.label} isChanged={isSaid} {...(line.hint !== undefined && { hint: line.hint })}>
      <div className={styles.valued} data-option={line.name}>
        <OptionValue line={line} value={value} onChange={onChange} />
        {(isSaid || above.source) && (
          <span className={styles.origin}>
            {isSaid && <span>{`instead of ${wordFor(line, above.value)}`}</span>}
            {above.source && (
              <Link className={styles.from ?? ''} onPress={above.source.open}>
                from {above.source.from}
              </Link>
            )}
            {isSaid && (
              <Button size="small" label={`Reset ${line.label}`} onPress={onReset}>
                Reset
              </Button>
            )}
          </span>
        )}
      </div>
    </FormLine>
  );
}

/** What changes an option, under its name alone: its label stands elsewhere. */
export function OptionValue({ line, value, onChange }: Pick<Props, 'line' | 'value' | 'onChange'>) {
  switch (line.control) {
    case 'switch':
      return (
        <div className={styles.switch}>
          <Switch isSelected={value === true} onChange={onChange}>
            <span>{value === true ? 'on' : 'off'}</span>
            <span className={styles.unseen}>{line.label}</span>
          </Switch>
        </div>
      );
    case 'choice':
      return (
        <div>
          <Segments label={line.label} value={String(value)} options={line.choices} onChange={onChange} />
        </div>
      );
    case 'proxy':
      return <ProxyControl label={line.label} value={String(value)} onChange={onChange} />;
    case 'word':
      return <WordControl line={line} value={String(value)} onChange={onChange} />;
    case 'number':
      return <NumberControl line={line} value={typeof value === 'number' ? value : null} onChange={onChange} />;
  }
}

interface WordProps {
  readonly line: WordLine;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function WordControl({ line, value, onChange }: WordProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const check = line.check ?? checkLineWord;
  const problemIn = (text: string) => (text === '' ? (line.isOptional ? null : 'It is empty.') : check(text));
  const type = (next: string) => {
    // What has a check of its own may hold what must not be kept.
    const isTaken = line.check === undefined || problemIn(next) === null;
    setTyped(isTaken ? null : next);
    if (isTaken) onChange(next);
  };
  const field = { label: line.label, value: typed ?? value, onChange: type, onBlur: () => setTyped(null) };
  const error = problemIn(field.value) ?? undefined;
  const shown =
    line.isFilled === true ? (
      <VariableTextField {...field} error={error} />
    ) : (
      <TextField {...field} hideLabel mono error={error} />
    );
  return (
    <div className={styles.word}>
      {line.isFile === true ? (
        <BesideFile purpose={line.label} onChoose={type}>
          {shown}
        </BesideFile>
      ) : (
        shown
      )}
    </div>
  );
}

interface NumberProps {
  readonly line: NumberLine;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A number takes effect while it is one; until then it says what it must be. */
function NumberControl({ line, value, onChange }: NumberProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(value ?? '');
  const problem = typed === null ? null : problemOf(typed, line);
  const type = (next: string) => {
    setTyped(next);
    if (problemOf(next, line) === null) onChange(readWhole(next));
  };
  return (
    <div className={styles.number}>
      <TextField
        label={line.unit === '' ? line.label : `${line.label}, in ${unitWords[line.unit]}`}
        hideLabel
        mono
        value={text}
        onChange={type}
        onBlur={() => setTyped(null)}
        error={problem}
      />
      <span className={styles.unit}>{line.unit === 'bytes' && value !== null ? `bytes, ${sizeWords(value)}` : line.unit}</span>
    </div>
  );
}

const unitWords = { ms: 'milliseconds', bytes: 'bytes' } as const;

function problemOf(text: string, { least, most, isOptional = false }: NumberLine): string | null {
  if (text.trim() === '') return isOptional ? null : 'A whole number is needed.';
  const number = readWhole(text);
  if (number === null) return 'Only digits.';
  return number < least || number > most ? `From ${least} to ${most}.` : null;
}

function wordFor(line: OptionLine, value: Value): string {
  switch (line.control) {
    case 'switch':
      return value === true ? 'on' : 'off';
    case 'choice':
      return line.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case 'proxy':
      return proxyWord(String(value));
    case 'word':
      return value === '' ? 'empty' : String(value);
    case 'number':
      return value === null ? 'no limit' : `${String(value)} ${line.unit}`.trim();
  }
}
