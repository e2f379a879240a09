import { readMediaType } from '#shared/http/media-type';
import type { EditorLanguage } from '../../../editor';
import { TextField } from '../../../ui/text-field';
import type { BodyProps } from './body-props';
import { EditorPane } from './editor-pane';
import { useBody } from './use-body';

/** Text of any media type, as typed. */
export function TextBody({ tabId }: BodyProps) {
  const { body, put } = useBody(tabId, 'text');
  return (
    <EditorPane
      tabId={tabId}
      kind="text"
      label="Text body"
      language={languageOf(body.mediaType)}
      text={body.text}
      onChange={(text) => put({ text })}
    />
  );
}

export function TextTools({ tabId }: BodyProps) {
  const { body, put, refused } = useBody(tabId, 'text');
  return (
    <div data-place="body:mediaType">
      <TextField
        label="Media type"
        hideLabel
        mono
        value={body.mediaType}
        onChange={(mediaType) => put({ mediaType })}
        placeholder="no media type"
        error={refused.at('body', 'mediaType')}
      />
    </div>
  );
}

/** How text of a media type is coloured. */
function languageOf(mediaType: string): EditorLanguage {
  const essence = readMediaType(mediaType)?.essence ?? '';
  if (essence.endsWith('json')) return 'json';
  if (/^text\/html|xhtml/.test(essence)) return 'html';
  if (essence.endsWith('xml')) return 'xml';
  return essence.endsWith('yaml') ? 'yaml' : 'plaintext';
}
