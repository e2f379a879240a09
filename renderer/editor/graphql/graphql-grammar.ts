import { languages } from 'monaco-editor/editor';

/** The editor's own grammar takes the words of schemas, such as `type` and `input`, for keywords wherever they stand. */
const grammar: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '.gql',
  tokenizer: {
    root: [
      [/\b(?:query|mutation|subscription|fragment|on)\b/, 'keyword'],
      [/\b(?:extend|schema|directive|scalar|type|interface|union|enum|input|implements)\b/, 'keyword'],
      [/[a-z_]\w*/, 'key.identifier'],
      [/[A-Z]\w*/, 'type.identifier'],
      [/\{/, '@brackets', '@selection'],
      [/\(/, '@brackets', '@definitions'],
      { include: '@everywhere' },
    ],
    // Between braces every name is that of a field, an alias or a fragment.
    selection: [
      [/(\.\.\.)(\s*)(on)(\s+)([A-Za-z_]\w*)/, ['delimiter', '', 'keyword', '', 'type.identifier']],
      [/(\.\.\.)(\s*)([A-Za-z_]\w*)/, ['delimiter', '', 'type.identifier']],
      [/[A-Za-z_]\w*/, 'key.identifier'],
      [/\{/, '@brackets', '@push'],
      [/\}/, '@brackets', '@pop'],
      [/\(/, '@brackets', '@values'],
      { include: '@everywhere' },
    ],
    // Arguments and the members of objects: a name before a colon, and values.
    values: [
      [/[A-Za-z_]\w*(?=\s*:)/, 'key.identifier'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[A-Za-z_]\w*/, 'type.identifier'],
      [/[{(]/, '@brackets', '@push'],
      [/[})]/, '@brackets', '@pop'],
      { include: '@everywhere' },
    ],
    // Variables with their types, and what they are where nothing is given.
    definitions: [
      [/\b(?:Int|Float|String|Boolean|ID|true|false|null)\b/, 'keyword'],
      [/[A-Za-z_]\w*/, 'type.identifier'],
      [/[{(]/, '@brackets', '@values'],
      [/[})]/, '@brackets', '@pop'],
      { include: '@everywhere' },
    ],
    everywhere: [
      [/#.*$/, 'comment'],
      [/\$\w*/, 'argument.identifier'],
      [/@\s*\w+/, 'annotation'],
      [/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/"""/, 'string', '@block'],
      [/"(?:[^"\\]|\\.)*"/, 'string'],
      [/"(?:[^"\\]|\\.)*$/, 'string.invalid'],
      [/[[\]{}()]/, '@brackets'],
      [/[=!:&|]/, 'operator'],
      [/\.\.\.|[,.]/, 'delimiter'],
      [/\s+/, 'white'],
    ],
    block: [
      [/(?:[^"\\]|\\"""|\\|"(?!""))+/, 'string'],
      [/"""/, 'string', '@pop'],
    ],
  },
};

const pairs = [
  { open: '{', close: '}' },
  { open: '[', close: ']' },
  { open: '(', close: ')' },
];
const quotes = ['"""', '"'].map((quote) => ({ open: quote, close: quote, notIn: ['string', 'comment'] }));

/** Makes GraphQL a language of the editor. */
export function registerGraphql(): void {
  languages.register({ id: 'graphql', extensions: ['.graphql', '.gql'], aliases: ['GraphQL'] });
  languages.setLanguageConfiguration('graphql', {
    comments: { lineComment: '#' },
    brackets: pairs.map(({ open, close }) => [open, close]),
    autoClosingPairs: [...pairs, ...quotes],
    surroundingPairs: [...pairs, ...quotes],
    folding: { offSide: true },
  });
  languages.registerTokensProviderFactory('graphql', { create: () => grammar });
}
