import { headerDictionary, type HeaderEntry, headerTopics } from '#shared/http/header-dictionary';

/** Which fields are listed: all, or those of one kind of message. */
export type Sender = 'all' | 'request' | 'response';

/** The fields of one topic that are listed. */
export interface HeaderGroup {
  readonly topic: HeaderEntry['topic'];
  readonly title: string;
  readonly entries: readonly HeaderEntry[];
}

/** What is listed for a search: by name, meaning or note, every word of it, grouped by topic. */
export function findHeaders(search: string, sender: Sender): readonly HeaderGroup[] {
  const words = wordsOf(search);
  const fits = (entry: HeaderEntry) => isSentBy(entry, sender) && words.every((word) => textOf(entry).includes(word));
  return Object.entries(headerTopics).flatMap(([topic, title]) => {
    const entries = headerDictionary.filter((entry) => entry.topic === topic && fits(entry));
    return entries.length === 0 ? [] : [{ topic: topic as HeaderEntry['topic'], title, entries }];
  });
}

/** The field that is meant by what was typed: the one of that name, else one that begins so, else the first that is listed. */
export function bestMatch(search: string, groups: readonly HeaderGroup[]): HeaderEntry | undefined {
  const wanted = search.trim().toLowerCase().replace(/:$/, '');
  const all = groups.flatMap(({ entries }) => entries);
  return (
    all.find(({ name }) => name.toLowerCase() === wanted) ??
    all.find(({ name }) => name.toLowerCase().startsWith(wanted)) ??
    all.find(({ name }) => name.toLowerCase().includes(wanted)) ??
    all[0]
  );
}

const wordsOf = (search: string): string[] =>
  search
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/:$/, ''))
    .filter(Boolean);

const isSentBy = ({ direction }: HeaderEntry, sender: Sender): boolean =>
  sender === 'all' || direction === 'both' || direction === sender;

const textOf = ({ name, meaning, note, spec, topic }: HeaderEntry): string =>
  `${name} ${meaning} ${note} ${spec} ${headerTopics[topic]}`.toLowerCase();
