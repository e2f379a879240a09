import type { GraphQLSchema } from 'graphql';
import type { CompletionItem } from 'graphql-language-service';
import { plainMarkdown } from '../plain-markdown';
import { editor, languages, MarkerSeverity } from '../monaco';
import { offersAt, problemsOf, sayingsAt } from './query-help';
import { schemaOf } from './schema-of';

type Model = editor.ITextModel;

/** The schema that each query is held against. */
const schemas = new WeakMap<Model, GraphQLSchema>();

const owner = 'graphql';
const settleMs = 250;
/** A longer text is not looked through at each pause. */
const longest = 200_000;

languages.registerCompletionItemProvider('graphql', {
  triggerCharacters: ['{', '(', '$', '@', ':', '.', ' ', '[', '\n'],
  provideCompletionItems(model, { lineNumber, column }) {
    const schema = schemas.get(model);
    // Two braces begin the name of a variable, which is offered by others.
    if (!schema || /\{\{[^{}]*$/.test(model.getLineContent(lineNumber).slice(0, column - 1))) return { suggestions: [] };
    const { startColumn, endColumn } = model.getWordUntilPosition({ lineNumber, column });
    const range = { startLineNumber: lineNumber, startColumn, endLineNumber: lineNumber, endColumn };
    const offers = offersAt(model.getValue(), { line: lineNumber - 1, character: column - 1 }, schema);
    return { suggestions: offers.map((offer, index) => ({ ...suggestionOf(offer, index), range })) };
  },
});

languages.registerHoverProvider('graphql', {
  provideHover(model, { lineNumber, column }) {
    const schema = schemas.get(model);
    const said = schema ? sayingsAt(model.getValue(), { line: lineNumber - 1, character: column - 1 }, schema) : '';
    return said === '' ? null : { contents: [{ value: plainMarkdown(said) }] };
  },
});

function suggestionOf(offer: CompletionItem, index: number) {
  const { label, detail, documentation, isDeprecated, deprecationReason } = offer;
  const kind = kinds[offer.kind ?? 0] ?? languages.CompletionItemKind.Text;
  const says = [documentation, deprecationReason && `Deprecated: ${deprecationReason}`].filter(
    (text) => typeof text === 'string',
  );
  return {
    label: { label, ...(detail !== undefined && { description: detail }) },
    kind,
    insertText: offer.rawInsert ?? label,
    sortText: String(index).padStart(5, '0'),
    ...(says.length > 0 && { documentation: { value: plainMarkdown(says.join('\n\n')) } }),
    ...(isDeprecated === true && { tags: [languages.CompletionItemTag.Deprecated] }),
  };
}

const { CompletionItemKind } = languages;
/** Kinds of the language server protocol, by number, as the editor has them. */
const kinds: Readonly<Record<number, languages.CompletionItemKind>> = {
  3: CompletionItemKind.Function,
  5: CompletionItemKind.Field,
  6: CompletionItemKind.Variable,
  7: CompletionItemKind.Class,
  8: CompletionItemKind.Interface,
  12: CompletionItemKind.Value,
  13: CompletionItemKind.Enum,
  14: CompletionItemKind.Keyword,
  20: CompletionItemKind.EnumMember,
  22: CompletionItemKind.Struct,
};

/** Holds the queries of an editor against a schema, and marks what does not fit. */
export function followQueries(view: editor.IStandaloneCodeEditor) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const mark = () => {
    const model = view.getModel();
    if (model?.getLanguageId() !== 'graphql') return;
    const text = model.getValue();
    const schema = schemas.get(model);
    const problems = schema && text.length <= longest ? problemsOf(text, schema) : [];
    const markers = problems.map(({ message, isError, from, to }) => ({
      message,
      severity: isError ? MarkerSeverity.Error : MarkerSeverity.Warning,
      startLineNumber: from.line + 1,
      startColumn: from.character + 1,
      endLineNumber: to.line + 1,
      // The language service counts one character too many.
      endColumn: Math.max(to.character, from.character + 2),
    }));
    editor.setModelMarkers(model, owner, markers);
  };
  const markSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(mark, settleMs);
  };
  const heard = view.onDidChangeModelContent(markSoon);
  return {
    /** `text` is the schema in its own language; null for none. */
    use(text: string | null): void {
      const model = view.getModel();
      if (!model) return;
      const schema = text === null ? null : schemaOf(text);
      if (schema) schemas.set(model, schema);
      else schemas.delete(model);
      markSoon();
    },
    close(): void {
      clearTimeout(timer);
      heard.dispose();
    },
  };
}
