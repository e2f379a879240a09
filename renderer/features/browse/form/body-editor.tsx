import type { OpenForm } from '#shared/model/open-form';
import type { RequestDraft } from '#shared/model/request-draft';
import { CircleAlert } from 'lucide-react';
import { CodeEditor } from '../../../editor';
import { useApp } from '../../../state/use-app';
import { bodyText, editorWords } from './form-facts';
import styles from './form-page.module.css';

interface Props {
  readonly tabId: string;
  readonly open: OpenForm;
  readonly draft: RequestDraft;
  /** The text says something the form can show. */
  readonly isReadable: boolean;
}

/** The body as text. What is typed here is in the fields at once; a slip leaves them as they were. */
export function BodyEditor({ tabId, open, draft, isReadable }: Props) {
  const editDraft = useApp((state) => state.editDraft);
  const typeRaw = useApp((state) => state.typeRawBody);
  const { body } = draft;
  const words = editorWords(open.contentType);
  const type = (text: string) =>
    body.kind === 'json' || body.kind === 'text' ? editDraft(tabId, { body: { ...body, text } }) : typeRaw(tabId, text);
  if (words === null) return null;
  return (
    <div className={styles.editor}>
      <CodeEditor
        documentId={`${tabId}/form-${open.key}-${words}`}
        text={bodyText(body, open.raw)}
        language={words === 'XML' ? 'xml' : words === 'JSON' ? 'json' : 'plaintext'}
        label={`Body as ${words}`}
        onChange={type}
      />
      <div aria-live="polite">
        {!isReadable && (
          <p className={styles.slip}>
            <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
            <span>
              This is no {words === 'text' ? 'multipart body' : words} that the form can show: the fields keep their last state
              until it is mended.
            </span>
          </p>
        )}
      </div>
    </div>
  );
}
