import type { OpenForm } from '#shared/model/open-form';
import type { RequestDraft } from '#shared/model/request-draft';
import { Copy } from 'lucide-react';
import { IconButton } from '../../../ui/icon-button';
import { BodyEditor } from './body-editor';
import { bodyText, editorWords } from './form-facts';
import { FormSend } from './form-send';
import styles from './form-page.module.css';
import { JsonText } from './json-text';
import { SendFacts } from './send-facts';
import { ServerSaid } from './server-said';
import type { Refusal } from './use-server-errors';

interface Props {
  readonly tabId: string;
  readonly open: OpenForm;
  readonly draft: RequestDraft;
  readonly refusal: Refusal | null;
  readonly isReadable: boolean;
}

/** Beside the fields: the body as it will be sent, the facts of the request, and what the server said last. */
export function FormSide({ tabId, open, draft, refusal, isReadable }: Props) {
  const text = bodyText(draft.body, open.raw);
  return (
    <aside className={styles.side} aria-label="What will be sent">
      {open.contentType !== null && open.editor !== 'instead' && (
        <>
          <header className={styles.sideHead}>
            <h2 className={styles.title}>Body that will be sent</h2>
            <span className={styles.grow} />
            <IconButton label="Copy the body" icon={Copy} size="small" onPress={() => void navigator.clipboard.writeText(text)} />
          </header>
          {open.editor === 'beside' && editorWords(open.contentType) !== null ? (
            <div className={styles.sideEditor}>
              <BodyEditor tabId={tabId} open={open} draft={draft} isReadable={isReadable} />
            </div>
          ) : (
            <Preview text={text} />
          )}
        </>
      )}
      <SendFacts tabId={tabId} open={open} draft={draft} />
      <div className={styles.sideSend}>
        <FormSend tabId={tabId} open={open} />
      </div>
      {refusal && <ServerSaid open={open} refusal={refusal} />}
    </aside>
  );
}

const longest = 20_000;

/** The body as it will be sent; of a long one the beginning, so that typing stays quick beside it. */
function Preview({ text }: { readonly text: string }) {
  const rest = text.length - longest;
  return (
    <>
      <JsonText text={text === '' ? 'No body' : text.slice(0, longest)} />
      {rest > 0 && <p className={styles.note}>… and {rest.toLocaleString('en-GB')} characters more, which are sent as well.</p>}
    </>
  );
}
