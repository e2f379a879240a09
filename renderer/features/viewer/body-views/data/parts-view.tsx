import type { BodyPart, BodyParts } from '#shared/model/body-data';
import type { Result } from '#shared/result';
import { headerValue } from '#shared/http/header-list';
import { useEffect, useState } from 'react';
import { useHost } from '../../../../state/use-app';
import { EmptyNote } from '../../../../ui/empty-note';
import { HugeList } from '../../../../ui/huge-list';
import { countOf, groupDigits, sizeOf } from '../body-words';
import { Notice } from '../notice';
import { essenceOf } from '../essence-of';
import { LineSkeleton } from '../line-skeleton';
import { PathBar } from '../path-bar';
import type { ShowSlice } from '../show-slice';
import { ViewFailure } from '../view-failure';
import { VisibleText } from '../../../../ui/visible-text';
import styles from './data.module.css';
import { boundaryOf, nameOfPart } from './part-words';
import { Split } from './split';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly contentType: string | null;
  readonly showSlice: ShowSlice;
}

const problems: { readonly [P in NonNullable<BodyParts['problem']>]: string } = {
  noBoundary: 'The head names no boundary, so nobody can say where the parts begin.',
  noParts: 'The boundary that the head names is nowhere in the body.',
  notClosed: 'The last boundary is missing: the last part may not be whole.',
};

/** A body of several parts as a list of them; one that is opened is shown as a body of its own. */
export function PartsView({ bodyId, bytes, contentType, showSlice }: Props) {
  const read = useParts(bodyId, boundaryOf(contentType));
  const [cursor, setCursor] = useState(0);
  const [opened, setOpened] = useState(true);
  if (!read) return <LineSkeleton />;
  if (!read.ok) return <ViewFailure failure={read.failure} />;
  const { parts, problem, capped } = read.value;
  if (parts.length === 0) return <EmptyNote title="No parts.">{problems[problem ?? 'noParts']}</EmptyNote>;
  const part = opened ? parts[cursor] : undefined;
  return (
    <>
      {problem && <Notice>{problems[problem]}</Notice>}
      <Split
        opened={part ? { title: titleOf(part), content: <Opened part={part} showSlice={showSlice} /> } : null}
        onClose={() => setOpened(false)}
      >
        <HugeList
          kind="listbox"
          label="Parts"
          rowCount={parts.length}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={() => setOpened(true)}
          onKey={({ key }) => {
            if (key === 'Enter') setOpened(true);
            if (key === 'Escape') setOpened(false);
          }}
          renderRow={(at) => <PartLine part={parts[at]} />}
        />
      </Split>
      <PathBar status={`${countOf(parts.length, 'part')}${capped ? ', and more that are not listed' : ''}, ${sizeOf(bytes)}`} />
    </>
  );
}

const titleOf = (part: BodyPart): string =>
  `Part ${groupDigits(part.part + 1)}${nameOfPart(part) === '' ? '' : `, ${nameOfPart(part)}`}`;

function Opened({ part, showSlice }: { readonly part: BodyPart; readonly showSlice: ShowSlice }) {
  return (
    <>
      {part.headers.length > 0 && (
        <dl className={styles.partHead}>
          {part.headers.map(([name, value], at) => (
            <div key={at}>
              <dt>{name}</dt>
              <dd>
                <VisibleText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {showSlice(part.sliceId, headerValue(part.headers, 'Content-Type'))}
    </>
  );
}

function PartLine({ part }: { readonly part: BodyPart | undefined }) {
  if (!part) return null;
  const type = essenceOf(headerValue(part.headers, 'Content-Type'));
  return (
    <div className={styles.record}>
      <span className={styles.number} style={{ width: '3ch' }}>
        {groupDigits(part.part + 1)}
      </span>
      <span className={styles.partType}>{type === '' ? 'no type' : type}</span>
      <span className={styles.partSize}>{sizeOf(part.bytes)}</span>
      <span>
        <VisibleText text={nameOfPart(part)} />
      </span>
    </div>
  );
}

function useParts(bodyId: string, boundary: string): Result<BodyParts> | null {
  const host = useHost();
  const [read, setRead] = useState<Result<BodyParts> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void host.call('body.readParts', { bodyId, boundary }).then((found) => {
      if (isWanted) setRead(found);
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, boundary]);
  return read;
}
