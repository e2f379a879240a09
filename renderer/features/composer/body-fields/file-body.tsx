import { useFileChoice } from '../../../state/use-file-choice';
import { FilePicker } from '../../../ui/file-picker';
import { TextField } from '../../../ui/text-field';
import { VariableTextField } from '../../../ui/variable-field/variable-text-field';
import type { BodyProps } from './body-props';
import { FormLine } from '../form-line';
import styles from '../part.module.css';
import { useBody } from './use-body';

/** A file whose bytes are the body. */
export function FileBody({ tabId }: BodyProps) {
  const { body, put, refused } = useBody(tabId, 'file');
  const choice = useFileChoice();
  return (
    <div className={styles.scroll}>
      <div className={styles.form}>
        <FormLine label="File" hint="Read when the request is sent, and sent as it is.">
          <div data-place="body:path">
            <VariableTextField
              label="File"
              value={body.path}
              onChange={(path) => put({ path })}
              placeholder="/path/to/file"
              error={refused.at('body', 'path')}
            />
          </div>
        </FormLine>
        <FormLine label="">
          <div>
            <FilePicker label="Choose a file…" choice={choice} onChoose={(path) => put({ path })} />
          </div>
        </FormLine>
        <FormLine label="Media type" hint="Empty: guessed from the file’s name.">
          <div data-place="body:mediaType">
            <TextField
              label="Media type"
              hideLabel
              mono
              value={body.mediaType}
              onChange={(mediaType) => put({ mediaType })}
              error={refused.at('body', 'mediaType')}
            />
          </div>
        </FormLine>
      </div>
    </div>
  );
}
