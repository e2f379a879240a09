import type { Part } from '#shared/model/body';
import { createRow } from '#shared/model/row';
import type { BodyProps } from './body-props';
import styles from '../part.module.css';
import { RowTable } from '../row-table/row-table';
import { partFromRow } from '../switch-body';
import { PartValue } from './part-value';
import { useBody } from './use-body';

/** Texts and files, each a part with its own head. */
export function MultipartBody({ tabId }: BodyProps) {
  const { body, put, refused } = useBody(tabId, 'multipart');
  const problemOf = (index: number) => refused.at('body', 'path', index) ?? refused.at('body', 'mediaType', index);
  return (
    <div className={styles.scroll}>
      <RowTable<Part>
        label="Parts"
        place="body"
        rows={body.parts}
        onChange={(parts) => put({ parts })}
        create={() => partFromRow(createRow())}
        hasText={false}
        valueCell={(part, putPart, index) => (
          <PartValue part={part} index={index} problem={problemOf(index)} onChange={putPart} />
        )}
      />
      <p className={styles.note}>
        Each part names itself; a file goes with its name and its type. Files are read when the request is sent.
      </p>
    </div>
  );
}
