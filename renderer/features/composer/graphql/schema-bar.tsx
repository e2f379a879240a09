import { formatTime } from '#shared/http/quantities';
import { BookOpen, FileText } from 'lucide-react';
import { useFileChoice } from '../../../state/use-file-choice';
import { Button } from '../../../ui/button';
import { FilePicker } from '../../../ui/file-picker';
import { IconButton } from '../../../ui/icon-button';
import { MenuButton } from '../../../ui/menu-button';
import { Remark } from '../remark';
import styles from './graphql.module.css';
import type { SchemaOfTab } from './use-schema';

interface Props {
  readonly schema: SchemaOfTab;
  readonly isReading: boolean;
  /** Opens and closes the docs. */
  readonly onRead: (isReading: boolean) => void;
}

/** What is known of the server's schema, and the ways to know it. */
export function SchemaBar({ schema, isReading, onRead }: Props) {
  return (
    <div className={styles.schemaBar} role="group" aria-label="Schema">
      <span className={styles.says} role="status">
        {wordsFor(schema)}
      </span>
      {schema.text === null ? <WaysToKnow schema={schema} /> : <WaysOn schema={schema} isReading={isReading} onRead={onRead} />}
    </div>
  );
}

/** Why there is no schema, or what is odd about it. */
export function SchemaRemark({ schema }: { readonly schema: SchemaOfTab }) {
  const act = schema.showExchange && { label: 'Show the exchange', run: schema.showExchange };
  if (schema.problem !== null) return <Remark isInset tone="warn" text={schema.problem} act={act} />;
  const [first] = schema.remarks;
  return first === undefined ? null : <Remark isInset tone="plain" text={`The schema breaks a rule: ${first}`} />;
}

function wordsFor({ isAsking, text, types, file, readAt }: SchemaOfTab): string {
  if (isAsking) return 'Reading the schema…';
  if (text === null) return 'No schema yet';
  const count = types === 1 ? 'one type' : `${types.toLocaleString('en-GB')} types`;
  const at = readAt === null ? '' : ` at ${formatTime(readAt)}`;
  return file === null ? `Schema: ${count}, asked${at}` : `Schema: ${count}, from ${file}${at}`;
}

function WaysToKnow({ schema }: Pick<Props, 'schema'>) {
  const choice = useFileChoice();
  return (
    <>
      <FilePicker
        label="Open a file"
        purpose="Schema"
        choice={choice}
        onChoose={schema.openFile}
        icon={<FileText size={14} strokeWidth={1.5} aria-hidden />}
      />
      <Button size="small" onPress={schema.ask} isDisabled={schema.isAsking}>
        Read the schema
      </Button>
    </>
  );
}

function WaysOn({ schema, isReading, onRead }: Props) {
  return (
    <>
      <Button size="small" variant="quiet" onPress={schema.ask} isDisabled={schema.isAsking}>
        {schema.file === null ? 'Ask again' : 'Ask the server'}
      </Button>
      <MenuButton
        label="More about the schema"
        size="small"
        items={[
          ...(schema.showExchange ? [{ id: 'exchange', label: 'Show how it was asked for', onAction: schema.showExchange }] : []),
          { id: 'forget', label: 'Forget it', onAction: schema.forget },
        ]}
      />
      <IconButton
        label={isReading ? 'Close the docs' : 'Open the docs'}
        icon={BookOpen}
        size="small"
        isPressed={isReading}
        onPress={() => onRead(!isReading)}
      />
    </>
  );
}
