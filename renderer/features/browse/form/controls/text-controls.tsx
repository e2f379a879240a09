import { anyField } from '#shared/hypermedia/forms/form-field';
import { DateField } from '../../../../ui/date-field';
import { LineField } from '../../../../ui/line-field';
import line from '../../../../ui/line-field.module.css';
import { TextArea } from '../../../../ui/text-area';
import { rangeWords, valueWords } from '../field-words';
import { anyValue, isPlain, textOf, typedValue } from '../typed-value';
import type { ControlProps } from './control-props';
import styles from './controls.module.css';

/** What every control of text is told. */
function textProps(props: ControlProps) {
  const { field, id, label, describedBy, isInvalid, value, onChange } = props;
  return {
    id,
    label,
    describedBy,
    isInvalid,
    isRequired: field.required,
    value: textOf(value),
    onChange: (text: string) => onChange(typedValue(text, props)),
    placeholder: placeholderOf(props),
  };
}

/** An empty field says whether it is null, and what the server takes when it is left out. */
function placeholderOf({ field, value }: Pick<ControlProps, 'field' | 'value'>): string | undefined {
  if (value.kind === 'null') return 'null';
  if (field.default && field.default.kind !== 'null') return `${valueWords(field.default)}, if left out`;
  return field.placeholder === '' ? undefined : field.placeholder;
}

const inputModes: Partial<Record<ControlProps['field']['type'], 'email' | 'url'>> = {
  email: 'email',
  url: 'url',
  related: 'url',
};
/** Such a length is counted while one types. */
const longestCounted = 40;

export function LineControl(props: ControlProps) {
  const { type } = props.field;
  const { placeholder, ...shared } = textProps(props);
  return (
    <div className={type === 'time' ? styles.time : ''}>
      <LineField
        {...shared}
        type={type === 'password' ? 'password' : 'text'}
        inputMode={inputModes[type]}
        mono={isData(props.field, shared.value)}
        placeholder={placeholder ?? (type === 'time' ? 'hh:mm:ss' : undefined)}
        end={<Count text={shared.value} most={props.field.maxLength} />}
      />
    </div>
  );
}

/** Digits and codes are data, and so is what has a format of its own. */
function isData({ type, format, maxLength }: ControlProps['field'], text: string): boolean {
  if (type === 'url' || type === 'related' || type === 'time' || format !== '') return true;
  return maxLength !== null && maxLength <= longestCounted && /^[\dA-Z-]+$/.test(text);
}

function Count({ text, most }: { readonly text: string; readonly most: number | null }) {
  const count = Array.from(text).length;
  if (most === null || most > longestCounted || count * 2 < most) return null;
  return (
    <span className={line.count} aria-hidden>
      {count} / {most}
    </span>
  );
}

export const AreaControl = (props: ControlProps) => <TextArea {...textProps(props)} />;

export function NumberControl(props: ControlProps) {
  const range = rangeWords(props.field);
  const shared = textProps(props);
  const widest = Math.max(shared.value.length, shared.placeholder?.length ?? 0);
  return (
    <div className={styles.beside}>
      <div className={styles.number} style={{ width: `${widest + 3}ch` }}>
        <LineField {...shared} mono inputMode={props.field.type === 'integer' ? 'numeric' : 'decimal'} />
      </div>
      {range !== '' && <span className={styles.range}>{range}</span>}
    </div>
  );
}

export function DateControl(props: ControlProps) {
  const { field, label } = props;
  const { placeholder, ...shared } = textProps(props);
  const kind = field.type === 'datetime' ? 'datetime' : 'date';
  return (
    <div className={styles[kind]}>
      <DateField
        {...shared}
        {...(placeholder !== undefined && { placeholder })}
        kind={kind}
        calendarLabel={`Calendar of ${label}`}
      />
    </div>
  );
}

/** Anything, as JSON text. While it is none it stays as typed. */
export function JsonControl(props: ControlProps) {
  const { field, onChange } = props;
  const isOpen = field.format === anyField;
  return (
    <TextArea
      {...textProps(props)}
      mono
      isSmall
      value={jsonTextOf(props.value, isOpen)}
      onChange={(text) => onChange(isOpen || text === '' ? anyValue(text) : { kind: 'json', text })}
    />
  );
}

function jsonTextOf(value: ControlProps['value'], isOpen: boolean): string {
  if (value.kind === 'text') return isOpen && isPlain(value.text) ? value.text : JSON.stringify(value.text);
  return value.kind === 'null' ? 'null' : textOf(value);
}
