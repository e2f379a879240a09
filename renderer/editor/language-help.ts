import type { EditorProps } from './editor-props';
import type { followQueries } from './graphql/graphql-language';
import { matchShape } from './json-shapes';
import type { editor } from './monaco';

type Told = Pick<EditorProps, 'documentId' | 'language' | 'schema' | 'shape'>;

const quiet = { quickSuggestions: false, suggestOnTriggerCharacters: false } as const;
/** Where the schema is known, what can be written is offered while one types. */
const offering = { quickSuggestions: { other: true, strings: true, comments: false }, suggestOnTriggerCharacters: true } as const;

/** Offers and judges by what is known of the text beside its language: the schema of a query, the shape of JSON. */
export function followLanguage(view: editor.IStandaloneCodeEditor) {
  let told: Told | null = null;
  let queries: ReturnType<typeof followQueries> | null = null;
  let isLoading = false;
  let isClosed = false;

  async function loadQueries(): Promise<void> {
    isLoading = true;
    const language = await import('./graphql/graphql-language');
    if (isClosed) return;
    queries = language.followQueries(view);
    queries.use(told?.schema ?? null);
  }

  function holdAgainst(schema: string | null): void {
    if (queries) queries.use(schema);
    else if (!isLoading) void loadQueries();
  }

  return {
    use({ documentId, language, schema = null, shape = null }: EditorProps): void {
      const next: Told = { documentId, language, schema, shape };
      if (told && isSame(told, next)) return;
      told = next;
      view.updateOptions(schema === null && shape === null ? quiet : offering);
      if (language === 'json') shapeOf(view, shape);
      if (language === 'graphql') holdAgainst(schema);
    },
    close(): void {
      isClosed = true;
      queries?.close();
    },
  };
}

function shapeOf(view: editor.IStandaloneCodeEditor, shape: object | null): void {
  const model = view.getModel();
  if (model) matchShape(model.uri.toString(), shape);
}

const isSame = (one: Told, other: Told): boolean =>
  one.documentId === other.documentId &&
  one.language === other.language &&
  one.schema === other.schema &&
  one.shape === other.shape;
