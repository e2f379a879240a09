import { formatBytes } from '#shared/http/quantities';
import { filterLanguageNames, type BodyFilter, type FilterProblem, type FilterReason } from '#shared/model/body-filter';
import type { FilterLimits } from './filter-limits.ts';

export interface FilterTrouble {
  readonly reason: FilterReason;
  /** What is known beyond the reason: a sentence part, or nothing. */
  readonly detail: string;
  readonly at: number | null;
}

/** Why a filter gave nothing, as a sentence with what to do about it where there is something. */
export function problemOf({ reason, detail, at }: FilterTrouble, { language }: BodyFilter, limits: FilterLimits): FilterProblem {
  const name = filterLanguageNames[language];
  const because = detail === '' ? '' : `: ${detail}`;
  const sentences: Readonly<Record<FilterReason, string>> = {
    syntax: `This is no ${name}${at === null ? '' : `, from character ${at + 1} on`}${because}.`,
    failed: `${name} ended with an error${because}.`,
    notJson: `${name} reads JSON, and this body is none${because}.`,
    notXml: `XPath reads well-formed XML, and this body is none${because}.`,
    doctype: `This body brings a document type of its own (${detail}). Such are not read: what they define could be anything, of any size.`,
    tooDeep: 'This body is nested too deeply for a filter.',
    tooLarge: `${name} needs the whole body in memory, and takes up to ${formatBytes(limits.bodyBytes[language])}. This one is larger. Search works at any size.`,
    resultTooLarge: `What is left is more than ${formatBytes(limits.resultBytes)}.`,
    memory: memoryWords(language, limits),
    time: `The filter was stopped: it took longer than ${limits.ms / 1000} seconds.`,
    stopped: 'The filter was stopped.',
  };
  return { reason, sentence: sentences[reason].replace(/([.!?…])\.$/, '$1'), at };
}

const memoryWords = (language: BodyFilter['language'], { heapMiB, jqMiB }: FilterLimits): string =>
  language === 'jq'
    ? `The filter was stopped: jq needed more than ${jqMiB} MiB of memory. It takes some thirty times the length of small values, and more for what a program makes of them. It takes little where a program begins with a plain path to a smaller part (.a.b[0] | …), goes through the entries of a list one by one (.[] | …, .a[].b, map(…)), or asks for length or keys; so does JSONPath`
    : `The filter was stopped: it needed more than ${heapMiB} MiB of memory.`;
