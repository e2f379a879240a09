import { Fragment, type MouseEvent, useMemo } from 'react';
import { classNames } from '../class-names';
import { type Span, parseInline } from './inline-markdown';
import styles from './markdown.module.css';
import { type Block, parseMarkdown } from './parse-markdown';

interface Props {
  readonly text: string;
  readonly onOpen: (href: string) => void;
  /** Links are followed in Cairn; else they open outside of it. */
  readonly isFollowed?: boolean;
}

type Links = Pick<Props, 'onOpen' | 'isFollowed'>;

/** Larger notes are shown as they stand. */
const readAtMost = 200_000;

/** Notes in Markdown. Nothing in them runs, and nothing is fetched: HTML is shown as text, and a picture as a link to it. */
export function Markdown({ text, ...links }: Props) {
  const blocks = useMemo(() => (text.length > readAtMost ? null : parseMarkdown(text)), [text]);
  if (blocks === null) return <pre className={styles.code}>{text}</pre>;
  return (
    <div className={styles.text} dir="auto">
      <Blocks blocks={blocks} links={links} />
    </div>
  );
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly links: Links;
}

function Blocks({ blocks, links }: BlocksProps) {
  // Notes are read anew as a whole: nothing in them has a name of its own.
  return blocks.map((block, at) => <OneBlock key={at} block={block} links={links} />);
}

function OneBlock({ block, links }: { readonly block: Block; readonly links: Links }) {
  switch (block.kind) {
    case 'heading':
      // Below the titles of the pane that they stand in.
      return (
        <p role="heading" aria-level={Math.min(6, block.level + 2)} className={styles.heading} data-level={block.level}>
          <Inline text={block.text} links={links} />
        </p>
      );
    case 'paragraph':
      return (
        <p>
          <Inline text={block.text} links={links} />
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
          <Blocks blocks={block.blocks} links={links} />
        </blockquote>
      );
    case 'list':
      return <List block={block} links={links} />;
    case 'table':
      return <Table block={block} links={links} />;
    case 'rule':
      return <hr className={styles.rule} />;
  }
}

function List({ block, links }: { readonly block: Extract<Block, { kind: 'list' }>; readonly links: Links }) {
  const Tag = block.ordered ? 'ol' : 'ul';
  return (
    <Tag className={styles.list}>
      {block.items.map((item, at) => (
        <li key={at}>
          <Blocks blocks={item} links={links} />
        </li>
      ))}
    </Tag>
  );
}

function Table({ block, links }: { readonly block: Extract<Block, { kind: 'table' }>; readonly links: Links }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {block.head.map((cell, at) => (
            <th key={at}>
              <Inline text={cell} links={links} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row, index) => (
          <tr key={index}>
            {block.head.map((_, at) => (
              <td key={at}>
                <Inline text={row[at] ?? ''} links={links} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Inline = ({ text, links }: { readonly text: string; readonly links: Links }) => (
  <Spans spans={parseInline(text)} links={links} />
);

/** Notes beside something small: a single paragraph runs on in its line; lists, code and tables stand below each other, close together. */
export function SmallMarkdown({ text, ...links }: Props) {
  const blocks = useMemo(() => (text.length > readAtMost ? null : parseMarkdown(text)), [text]);
  if (blocks === null) return text;
  const [first] = blocks;
  if (blocks.length === 1 && first?.kind === 'paragraph') return <Inline text={first.text} links={links} />;
  return (
    <div className={classNames(styles.text, styles.small)}>
      <Blocks blocks={blocks} links={links} />
    </div>
  );
}

function Spans({ spans, links }: { readonly spans: readonly Span[]; readonly links: Links }) {
  return spans.map((span, at) => <Fragment key={at}>{oneSpan(span, links)}</Fragment>);
}

function oneSpan(span: Span, { onOpen, isFollowed = false }: Links) {
  if (span.kind === 'text') return span.text;
  if (span.kind === 'code') return <code className={styles.inline}>{span.text}</code>;
  const inner = <Spans spans={span.spans} links={{ onOpen, isFollowed }} />;
  if (span.kind === 'strong') return <strong>{inner}</strong>;
  if (span.kind === 'emphasis') return <em>{inner}</em>;
  // Nothing but HTTP is followed here.
  if (isFollowed && !/^https?:/i.test(span.href)) return inner;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    onOpen(span.href);
  };
  return (
    <a
      href={span.href}
      className={styles.link}
      title={isFollowed ? span.href : `Opens ${span.href} in your browser`}
      onClick={open}
    >
      {inner}
    </a>
  );
}
