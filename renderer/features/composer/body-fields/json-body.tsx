import { Shrink, TextAlignStart } from 'lucide-react';
import { compactJson, formatJson } from '../../../editor';
import { IconButton } from '../../../ui/icon-button';
import type { BodyProps } from './body-props';
import { EditorPane } from './editor-pane';
import { useBody } from './use-body';

/** JSON as typed, with what is wrong in it. */
export function JsonBody({ tabId }: BodyProps) {
  const { body, put, refused } = useBody(tabId, 'json');
  return (
    <EditorPane
      tabId={tabId}
      kind="json"
      label="JSON body"
      language="json"
      text={body.text}
      onChange={(text) => put({ text })}
      refusal={refused.at('body', 'text')}
      says="numbers kept as typed"
    />
  );
}

export function JsonTools({ tabId }: BodyProps) {
  const { body, put } = useBody(tabId, 'json');
  return <JsonLayout text={body.text} onChange={(text) => put({ text })} />;
}

interface LayoutProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Ways to lay out a text that is JSON. */
export function JsonLayout({ text: typed, onChange }: LayoutProps) {
  const layOut = (format: (text: string) => string | null) => {
    const text = format(typed);
    if (text !== null) onChange(text);
  };
  return (
    <>
      <IconButton
        label="Lay out, one value on a line"
        icon={TextAlignStart}
        size="small"
        shortcut="Shift+alt+f"
        onPress={() => layOut(formatJson)}
      />
      <IconButton label="Put on one line" icon={Shrink} size="small" onPress={() => layOut(compactJson)} />
    </>
  );
}
