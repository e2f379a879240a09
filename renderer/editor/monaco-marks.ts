import type { TextProblem } from './editor-props';
import { editor, MarkerSeverity } from './monaco';

/** Everything that is wrong in a text, whoever found it. */
export const problemsOf = (model: editor.ITextModel): TextProblem[] =>
  editor
    .getModelMarkers({ resource: model.uri })
    .filter((marker) => marker.severity === MarkerSeverity.Error)
    .map((marker) => ({ line: marker.startLineNumber, column: marker.startColumn, message: marker.message }));

/** Marks what the owner of a text finds wrong in it, in place of what it found before. */
export const markProblems = (model: editor.ITextModel, problems: readonly TextProblem[] = []): void =>
  editor.setModelMarkers(model, 'owner', problems.map(markerOf));

const markerOf = ({ line, column, message }: TextProblem): editor.IMarkerData => ({
  severity: MarkerSeverity.Error,
  message,
  startLineNumber: line,
  startColumn: column,
  endLineNumber: line,
  endColumn: column + 1,
});
