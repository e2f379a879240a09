import { Dices, Search, TableProperties } from 'lucide-react';
import { readStatus, statusCatalog, type StatusClass } from '#shared/http/status-catalog';
import { lookUpPages, pageTitles } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import { Segments } from '../../ui/segments';
import { SelectField } from '../../ui/select-field';
import { StatusMark } from '../../ui/status-mark';
import { TextField } from '../../ui/text-field';
import styles from './atlas.module.css';
import { type Filters, frequentLists, isFrequent, isLit, type Show, unassignedNote } from './filters';

interface Props {
  readonly filters: Filters;
  readonly onFilter: (filters: Filters) => void;
  readonly isQuiz: boolean;
  readonly onQuiz: () => void;
  readonly asTable: boolean;
  readonly onAsTable: () => void;
  readonly onChoose: (code: number) => void;
}

const classes: readonly StatusClass[] = [1, 2, 3, 4, 5];
const classNames = ['', '1xx informational', '2xx success', '3xx redirection', '4xx client error', '5xx server error'] as const;

const pages = lookUpPages.map((value) => ({ value, label: pageTitles[value] }));

/** What the atlas shows: a search, and filters that dim what they leave out. */
export function AtlasBar({ filters, onFilter, isQuiz, onQuiz, asTable, onAsTable, onChoose }: Props) {
  const statuses = useApp((state) => state.statuses);
  const turnTo = useApp((state) => state.turnTo);
  const metCount = statusCatalog.filter(({ code }) => statuses.met[String(code)] !== undefined).length;
  const find = () => {
    const found = statusCatalog.find((entry) => isLit(entry, filters, statuses));
    const typed = Number(filters.search.trim());
    if (found) onChoose(found.code);
    else if (readStatus(typed).entry) onChoose(typed);
  };
  return (
    <div className={styles.top}>
      <header className={styles.bar}>
        <h2 className={styles.hidden}>Status atlas</h2>
        <Segments label="What to look up" value="statuses" options={pages} onChange={turnTo} />
        <span className={styles.caption}>
          62 registered, 3 more; <b>{metCount} met</b>
        </span>
        <div className={styles.search} role="search">
          <Search size={14} strokeWidth={1.5} aria-hidden />
          <TextField
            label="Find a status"
            hideLabel
            type="search"
            placeholder="409, conflict, HTTP_…"
            value={filters.search}
            onChange={(search) => onFilter({ ...filters, search })}
            onKeyDown={(event) => event.key === 'Enter' && find()}
          />
        </div>
        <Shows filters={filters} onFilter={onFilter} metCount={metCount} />
        <fieldset className={styles.groups}>
          <legend className={styles.hidden}>Classes</legend>
          {classes.map((group) => (
            <GroupToggle key={group} group={group} filters={filters} onFilter={onFilter} />
          ))}
        </fieldset>
        <IconButton label={asTable ? 'Show the map' : 'Show as a table'} icon={TableProperties} onPress={onAsTable} />
        <Button onPress={onQuiz}>
          <Dices size={14} strokeWidth={1.5} aria-hidden />
          {isQuiz ? 'End the quiz' : 'Quiz'}
        </Button>
      </header>
      <Notes filters={filters} onFilter={onFilter} />
    </div>
  );
}

type FilterProps = Pick<Props, 'filters' | 'onFilter'>;

function Shows({ filters, onFilter, metCount }: FilterProps & { readonly metCount: number }) {
  const frequentCount = statusCatalog.filter(({ code }) => isFrequent(code)).length;
  const options: readonly { readonly value: Show; readonly label: string }[] = [
    { value: 'all', label: `All ${statusCatalog.length}` },
    { value: 'frequent', label: `Most frequent ${frequentCount}` },
    { value: 'met', label: `Met ${metCount}` },
    { value: 'notMet', label: `Not met ${statusCatalog.length - metCount}` },
  ];
  return (
    <Segments label="Which statuses" value={filters.show} onChange={(show) => onFilter({ ...filters, show })} options={options} />
  );
}

/** What a number that is typed stands for when nobody has assigned it, and whose list of frequent codes is meant. */
function Notes({ filters, onFilter }: FilterProps) {
  const note = unassignedNote(filters.search);
  return (
    <div className={styles.notes} aria-live="polite">
      {note && (
        <p className={styles.text}>
          <StatusMark status={Number(filters.search)} outline /> {note}
        </p>
      )}
      {filters.show === 'frequent' && (
        <SelectField
          label="As listed by"
          value={filters.list}
          onChange={(list) => onFilter({ ...filters, list })}
          options={[
            { value: 'both', label: 'either course' },
            { value: 'api', label: `${frequentLists.api.label} (${frequentLists.api.codes.length})` },
            { value: 'web', label: `${frequentLists.web.label} (${frequentLists.web.codes.length})` },
          ]}
        />
      )}
    </div>
  );
}

interface GroupProps extends FilterProps {
  readonly group: StatusClass;
}

function GroupToggle({ group, filters, onFilter }: GroupProps) {
  const isOn = filters.groups.has(group);
  const toggle = () => {
    const groups = new Set(filters.groups);
    if (isOn) groups.delete(group);
    else groups.add(group);
    onFilter({ ...filters, groups });
  };
  return (
    <button
      type="button"
      className={styles.group}
      aria-pressed={isOn}
      aria-label={classNames[group]}
      title={classNames[group]}
      onClick={toggle}
    >
      <StatusMark status={group * 100} />
    </button>
  );
}
