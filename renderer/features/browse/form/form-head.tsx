import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { OpenForm } from '#shared/model/open-form';
import { X } from 'lucide-react';
import { focusMethods } from '../focus-form';
import { useApp } from '../../../state/use-app';
import { IconButton } from '../../../ui/icon-button';
import { Segments } from '../../../ui/segments';
import { editorWords } from './form-facts';
import styles from './form-page.module.css';

interface Props {
  readonly tabId: string;
  readonly open: OpenForm;
}

type Editor = OpenForm['editor'];

/** What the form is for, where it is known from, and how it is filled in: by its fields, or as text. */
export function FormHead({ tabId, open }: Props) {
  const change = useApp((state) => state.changeForm);
  const close = useApp((state) => state.closeForm);
  const { form, editor, contentType } = open;
  const words = editorWords(contentType);
  return (
    <header className={styles.head}>
      <div className={styles.about}>
        <h2 className={styles.title} dir="auto">
          {form.title}
        </h2>
        <p className={styles.facts}>
          {factWords(open)}
          {form.fields.some(asksForSome) && (
            <>
              ; <b className={styles.star}>*</b> required
            </>
          )}
        </p>
      </div>
      {words !== null && (
        <Segments<Editor>
          label="Fill in by"
          value={editor}
          options={[
            { value: 'none', label: 'Form' },
            { value: 'beside', label: 'Both' },
            { value: 'instead', label: words === 'text' ? 'Text' : words },
          ]}
          onChange={(next) => change(tabId, () => ({ editor: next }))}
        />
      )}
      <IconButton
        label="Close the form; what was typed is kept"
        icon={X}
        size="small"
        onPress={() => {
          close(tabId);
          focusMethods();
        }}
      />
    </header>
  );
}

/** The field is marked as required, or one inside of it is. */
const asksForSome = ({ required, readOnly, fields, item }: FormField): boolean =>
  !readOnly && (required || fields.some(asksForSome) || (item?.fields.some(asksForSome) ?? false));

function factWords({ form: { fields, source } }: OpenForm): string {
  const count = fields.length === 1 ? '1 field' : `${fields.length} fields`;
  return source === 'GET' ? `${count} guessed from the GET` : `${count} from ${source}`;
}
