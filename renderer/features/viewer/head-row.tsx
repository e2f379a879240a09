import { ChevronRight, CircleAlert } from 'lucide-react';
import { describeHeader, type HeaderEntry } from '#shared/http/header-dictionary';
import { type ReadingContext, readHeader, type ReadPart } from '#shared/http/read-header';
import { type HeaderPart, readParts } from '#shared/http/read-parts';
import { specParts } from '#shared/http/spec-links';
import { useId, useState } from 'react';
import { useApp } from '../../state/use-app';
import { useOpenAddress } from '../../state/use-open-address';
import { FollowLink, type FollowOptions } from '../../ui/follow-link';
import { LinkedText } from '../../ui/linked-text';
import { PartsList } from '../../ui/parts-list';
import styles from './head-view.module.css';
import type { Hiding } from './secret-fields';

interface Props {
  readonly name: string;
  readonly value: string;
  readonly hide: Hiding;
  readonly context: ReadingContext;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** One field line, and below it, when it is unfolded, the parts of its value and what the dictionary says. */
export function HeadRow({ name, value, hide, context, onFollow }: Props) {
  const [isOpen, setOpen] = useState(false);
  const lookUp = useApp((state) => state.lookUpHeader);
  const detail = useId();
  const entry = describeHeader(name);
  const parts = readParts(name, value, context).map((part) => ({
    ...part,
    piece: hide.text(part.piece),
    says: hide.text(part.says),
  }));
  const flaw = parts.find((part) => part.wrong);
  const shown = hide.value(name, value);
  const isHidden = shown !== value;
  const show = () => lookUp({ name, value: isHidden ? null : value });
  return (
    <>
      <tr>
        <th scope="row" className={styles.name}>
          <span className={styles.nameLine}>
            {entry && (
              <button
                type="button"
                className={styles.unfold}
                aria-label={`Parts of ${name}`}
                aria-expanded={isOpen}
                aria-controls={isOpen ? detail : undefined}
                onClick={() => setOpen(!isOpen)}
              >
                <ChevronRight size={14} strokeWidth={1.5} aria-hidden />
              </button>
            )}
            {entry ? (
              <button type="button" className={styles.lookUp} title="Look it up in the header dictionary" onClick={show}>
                {name}
              </button>
            ) : (
              <span className={styles.noEntry}>{name}</span>
            )}
          </span>
        </th>
        <td className={styles.value}>{shown}</td>
        <td className={styles.words}>
          {flaw ? <Flaw part={flaw} /> : <ReadAs parts={isHidden ? [] : readHeader(name, value, context)} onFollow={onFollow} />}
        </td>
        <td className={styles.meaning}>{entry?.meaning ?? <span className={styles.unknown}>not in the dictionary</span>}</td>
      </tr>
      {isOpen && entry && (
        <tr id={detail} className={styles.detail}>
          <td colSpan={4}>
            <Detail entry={entry} parts={parts} onLookUp={show} />
          </td>
        </tr>
      )}
    </>
  );
}

/** What is wrong with a value, in place of what it would say. */
function Flaw({ part: { piece, says } }: { readonly part: HeaderPart }) {
  return (
    <span className={styles.flaw}>
      <CircleAlert size={14} strokeWidth={1.5} aria-label="wrong:" />
      <span>{piece === '' ? says : `${piece}: ${says}`}</span>
    </span>
  );
}

interface ReadAsProps {
  readonly parts: readonly ReadPart[];
  readonly onFollow: Props['onFollow'];
}

function ReadAs({ parts, onFollow }: ReadAsProps) {
  return parts.map(({ text, strong, href }, place) => {
    if (href !== undefined)
      return (
        <FollowLink key={place} href={href} onFollow={onFollow}>
          {text}
        </FollowLink>
      );
    return strong ? (
      <b key={place} className={styles.strong}>
        {text}
      </b>
    ) : (
      <span key={place}>{text}</span>
    );
  });
}

interface DetailProps {
  readonly entry: HeaderEntry;
  readonly parts: readonly HeaderPart[];
  readonly onLookUp: () => void;
}

function Detail({ entry, parts, onLookUp }: DetailProps) {
  const open = useOpenAddress();
  return (
    <div className={styles.detailBox}>
      {parts.length > 0 && <PartsList label={`Parts of ${entry.name}`} parts={parts} />}
      <p className={styles.note}>
        {entry.note} <LinkedText parts={specParts(entry.spec)} onOpen={open} />
        {' · '}
        <button type="button" className={styles.inDictionary} onClick={onLookUp}>
          In the dictionary
        </button>
      </p>
    </div>
  );
}
