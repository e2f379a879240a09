import { MenuButton } from '../../../ui/menu-button';

const charsets: readonly (readonly [charset: string, label: string])[] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Western (Windows-1252, ISO-8859-1)'],
  ['iso-8859-2', 'Central European (ISO-8859-2)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['iso-8859-7', 'Greek (ISO-8859-7)'],
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

interface Props {
  readonly charset: string;
  readonly onChoose: (charset: string) => void;
}

/** The charset a text is read by, and the way to another. */
export function CharsetMenu({ charset, onChoose }: Props) {
  const name = charset.toUpperCase();
  return (
    <MenuButton
      label={`Read as ${name}`}
      size="small"
      items={charsets.map(([id, label]) => ({ id, label, onAction: () => onChoose(id) }))}
    >
      {name}
    </MenuButton>
  );
}
