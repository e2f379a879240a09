import type { DatabaseSync } from 'node:sqlite';
import type { HistoryFacets } from '#shared/model/history';

/** So many of the latest are counted. */
const counted = 10_000;
/** So many values of each are told. */
const told = 12;

const rest = "substr(url, instr(url, '//') + 2)";

/** Host and port of an address, as SQL: what stands before the first slash, question mark or hash. */
export const hostSql = `lower(substr(${rest}, 1, instr(replace(replace(${rest}, '?', '/'), '#', '/') || '/', '/') - 1))`;

const expressions: Readonly<Record<keyof HistoryFacets, string>> = {
  method: 'method',
  status: "case when status is null then 'failed' else (status / 100) || 'xx' end",
  host: hostSql,
  collection: "coalesce(root, '')",
  environment: 'environment',
};

/** What the latest exchanges can be told apart by, the most frequent first. */
export function readFacets(database: DatabaseSync): HistoryFacets {
  const read = (name: keyof HistoryFacets) =>
    database
      .prepare(
        `select ${expressions[name]} as value, count(*) as count from (select * from exchange order by at desc limit ${counted})
         group by value having value <> '' order by count desc, value limit ${told}`,
      )
      .all()
      .map((row) => ({ value: String(row['value']), count: Number(row['count']) }));
  return {
    method: read('method'),
    status: read('status'),
    host: read('host'),
    collection: read('collection'),
    environment: read('environment'),
  };
}
