import { weightWords } from '#shared/advice/advise';
import type { AdviceWeight, RuleFacts } from '#shared/advice/advice-rule';
import { ArrowRight, CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useOpenAddress } from '../../state/use-open-address';
import { classNames } from '../../ui/class-names';
import styles from './advice.module.css';

const icons: { readonly [W in AdviceWeight]: LucideIcon } = { fault: CircleAlert, trap: TriangleAlert, style: Info };

/** The remark in a few words, and how much it weighs. */
export function RuleHead({ rule }: { readonly rule: RuleFacts }) {
  const Icon = icons[rule.weight];
  return (
    <h3 className={styles.title}>
      <Icon size={14} strokeWidth={1.5} aria-hidden className={classNames(styles.icon, styles[rule.weight])} />
      <span>{rule.title}</span>
      <span className={styles.weight}>{weightWords[rule.weight]}</span>
    </h3>
  );
}

/** Why it matters, where that is written, and an example of both ways. */
export function RuleWords({ rule: { reason, source, example } }: { readonly rule: RuleFacts }) {
  const open = useOpenAddress();
  return (
    <>
      <p className={styles.small}>{reason}</p>
      <p className={styles.origin}>
        <a
          href={source.url}
          className={styles.link}
          onClick={(event) => {
            event.preventDefault();
            open(source.url);
          }}
        >
          {source.name}
        </a>
      </p>
      <p className={classNames(styles.quote, styles.example)}>
        <span className={styles.source}>example</span>
        <span className={styles.both}>
          <code dir="auto">{example.worse}</code>
          <ArrowRight size={12} strokeWidth={1.5} role="img" aria-label="better" className={classNames(styles.arrow)} />
          <code dir="auto">{example.better}</code>
        </span>
      </p>
    </>
  );
}
