import type { Remark, RuleGroup } from '#shared/advice/advise';
import type { RequestItem } from '#shared/model/collection';
import { Button } from 'react-aria-components';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { MethodLabel } from '../../ui/method-label';
import styles from './advice.module.css';
import { IgnoreButton } from './ignore-button';
import { Evidence, Instead } from './remark-parts';
import { RuleHead, RuleWords } from './rule-words';

interface Props {
  readonly group: RuleGroup;
  readonly root: string;
  readonly requests: readonly RequestItem[];
}

/** One rule, told once, and each place where it is raised. */
export function RuleGroupView({ group: { rule, remarks }, root, requests }: Props) {
  return (
    <section aria-label={rule.title} className={styles.group}>
      <div className={styles.head}>
        <RuleHead rule={rule} />
        <span className={styles.count}>{remarks.length}</span>
      </div>
      <div className={styles.body}>
        <RuleWords rule={rule} />
      </div>
      <ul className={styles.places}>
        {remarks.map((remark) => (
          <Place key={remark.at} remark={remark} root={root} requests={requests} />
        ))}
      </ul>
    </section>
  );
}

interface PlaceProps {
  readonly remark: Remark;
  readonly root: string;
  readonly requests: readonly RequestItem[];
}

function Place({ remark, root, requests }: PlaceProps) {
  const concerned = requests.filter(({ path }) => remark.concerns.includes(path));
  return (
    <li className={styles.place}>
      <div className={styles.head}>
        <p className={styles.says} dir="auto">
          {remark.says}
        </p>
        <IgnoreButton remark={remark} place={root} />
      </div>
      <Evidence evidence={remark.evidence} />
      <Instead text={remark.instead} />
      <ul className={styles.requests} aria-label="Requests">
        {concerned.map((item) => (
          <OpenRequest key={item.path} item={item} root={root} />
        ))}
      </ul>
    </li>
  );
}

function OpenRequest({ item: { method, name, path }, root }: { readonly item: RequestItem; readonly root: string }) {
  const open = useApp((state) => state.openSaved);
  return (
    <li>
      <Button className={classNames(styles.request)} onPress={() => void open({ root, path }, { newTab: true })}>
        <MethodLabel method={method} /> <span className={styles.requestName}>{name}</span>
      </Button>
    </li>
  );
}
