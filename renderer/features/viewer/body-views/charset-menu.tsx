import type { BodyCharset } from '#shared/model/body-window';
import { ChevronDown, CircleAlert } from 'lucide-react';
import { ChoiceMenu } from '../../../ui/choice-menu';
import styles from './body-bars.module.css';
import { charsetName, charsetRemark, wayToCharset } from './charset-words';

const charsets: readonly (readonly [charset: string, label: string])[] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Western (Windows-1252, ISO-8859-1)'],
  ['iso-8859-15', 'Western (ISO-8859-15)'],
  ['iso-8859-2', 'Central European (ISO-8859-2)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['iso-8859-7', 'Greek (ISO-8859-7)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['gb18030', 'Chinese (GB18030)'],
  ['big5', 'Chinese (Big5)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['euc-jp', 'Japanese (EUC-JP)'],
  ['euc-kr', 'Korean (EUC-KR)'],
  ['utf-16le', 'UTF-16, little-endian'],
  ['utf-16be', 'UTF-16, big-endian'],
];

export interface CharsetProps {
  /** By what the body is read when nothing is chosen. */
  readonly found: BodyCharset;
  /** What the head names, as it stands there. */
  readonly headSays: string | null;
  /** The user's choice; null: none. */
  readonly chosen: string | null;
  readonly onChoose: (charset: string | null) => void;
}

/** The charset a text is read by, how that came, and the way to another. A byte order mark leaves no choice. */
export function CharsetMenu({ found, headSays, chosen, onChoose }: CharsetProps) {
  const isMarked = found.by === 'mark';
  const own = isMarked ? null : chosen;
  const name = charsetName(own ?? found.name);
  const remark = own === null ? charsetRemark(found, headSays) : null;
  const sections = [
    {
      title: 'By itself',
      choices: [
        {
          id: 'auto',
          label: charsetName(found.name),
          hint: wayToCharset(found),
          isChosen: own === null,
          onAction: () => onChoose(null),
        },
      ],
    },
    {
      title: 'Read as',
      choices: isMarked ? [] : charsets.map(([id, label]) => ({ id, label, isChosen: own === id, onAction: () => onChoose(id) })),
    },
  ];
  return (
    <>
      {remark !== null && (
        <span className={styles.charsetRemark} role="note" title={remark}>
          <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
          <span>{remark}</span>
        </span>
      )}
      <ChoiceMenu label={`Read as ${name}`} sections={sections}>
        {name}
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </ChoiceMenu>
    </>
  );
}
