import { Fragment, type MouseEvent, useMemo } from 'react';
import { type Span, parseInline } from './inline-markdown';
import styles from './markdown.module.css';
import { type Block, parseMarkdown } from './parse-markdown';

interface Props {
  readonly text: string;
  /** Opens an address outside of Cairn. */
  readonly onOpen: (href: string) => void;
}

/** Larger notes are shown as they stand. */
const readAtMost = 200_000;

/** Notes in Markdown. Nothing in them runs, and nothing is fetched: HTML is shown as text, and a picture as a link to it. */
export function Markdown({ text, onOpen }: Props) {
  const blocks = useMemo(() => (text.length > readAtMost ? null : parseMarkdown(text)), [text]);
  if (blocks === null) return <pre className={styles.code}>{text}</pre>;
  return (
    <div className={styles.text} dir="auto">
      <Blocks blocks={blocks} onOpen={onOpen} />
    </div>
  );
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly onOpen: Props['onOpen'];
}

function Blocks({ blocks, onOpen }: BlocksProps) {
  // Notes are read anew as a whole: nothing in them has a name of its own.
  return blocks.map((block, at) => <OneBlock key={at} block={block} onOpen={onOpen} />);
}

function OneBlock({ block, onOpen }: { readonly block: Block; readonly onOpen: Props['onOpen'] }) {
  switch (block.kind) {
    case 'heading':
      // Below the titles of the pane that they stand in.
      return (
        <p role="heading" aria-level={Math.min(6, block.level + 2)} className={styles.heading} data-level={block.level}>
          <Inline text={block.text} onOpen={onOpen} />
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <Inline text={block.text} onOpen={onOpen} />
        </p>
      );
    case 'code':
      return (
        <pre className={styles.code} dir="ltr">
          {block.text}
        </pre>
      );
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Blocks blocks={block.blocks} onOpen={onOpen} />
        </blockquote>
      );
    case 'list':
      return <List block={block} onOpen={onOpen} />;
    case 'table':
      return <Table block={block} onOpen={onOpen} />;
    case 'rule':
      return <hr className={styles.rule} />;
  }
}

function List({ block, onOpen }: { readonly block: Extract<Block, { kind: 'list' }>; readonly onOpen: Props['onOpen'] }) {
  const Tag = block.ordered ? 'ol' : 'ul';
  return (
    <Tag className={styles.list}>
      {block.items.map((item, at) => (
        <li key={at}>
          <Blocks blocks={item} onOpen={onOpen} />
        </li>
      ))}
    </Tag>
  );
}

function Table({ block, onOpen }: { readonly block: Extract<Block, { kind: 'table' }>; readonly onOpen: Props['onOpen'] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {block.head.map((cell, at) => (
            <th key={at}>
              <Inline text={cell} onOpen={onOpen} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, index) => (
          <tr key={index}>
            {block.head.map((_, at) => (
              <td key={at}>
                <Inline text={row[at] ?? ''} onOpen={onOpen} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Inline = ({ text, onOpen }: Props) => <Spans spans={parseInline(text)} onOpen={onOpen} />;

function Spans({ spans, onOpen }: { readonly spans: readonly Span[]; readonly onOpen: Props['onOpen'] }) {
  return spans.map((span, at) => <Fragment key={at}>{oneSpan(span, onOpen)}</Fragment>);
}

function oneSpan(span: Span, onOpen: Props['onOpen']) {
  if (span.kind === 'text') return span.text;
  if (span.kind === 'code') return <code className={styles.inline}>{span.text}</code>;
  const inner = <Spans spans={span.spans} onOpen={onOpen} />;
  if (span.kind === 'strong') return <strong>{inner}</strong>;
  if (span.kind === 'emphasis') return <em>{inner}</em>;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    onOpen(span.href);
  };
  return (
    <a href={span.href} className={styles.link} title={`Opens ${span.href} in your browser`} onClick={open}>
      {inner}
    </a>
  );
}
