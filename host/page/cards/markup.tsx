import type { MouseEvent, ReactNode } from 'react';
import { useCard } from './card-context.ts';
import { parseMarkup, type MarkupNode } from './text-markup.ts';

/** Card text with Google's small HTML subset; line breaks of the text stay. */
export function Markup({ text }: { text: string }) {
  return <>{draw(parseMarkup(text))}</>;
}

function draw(nodes: readonly MarkupNode[]): ReactNode[] {
  return nodes.map((node, index) => (typeof node === 'string' ? node : <MarkupElement key={index} node={node} />));
}

function MarkupElement({ node }: { node: Exclude<MarkupNode, string> }) {
  switch (node.tag) {
    case 'br':
      return <br />;
    case 'a':
      return <TextLink href={node.href}>{draw(node.children)}</TextLink>;
    case 'font':
      return <span style={{ color: node.color }}>{draw(node.children)}</span>;
    case 'time':
      return <span>{draw(node.children)}</span>;
    default: {
      const Tag = node.tag;
      return <Tag>{draw(node.children)}</Tag>;
    }
  }
}

/** Links of the service lead to this machine (the session maps them); others open as they are. */
function TextLink({ href, children }: { href: string; children: ReactNode }) {
  const { session } = useCard();
  const follow = (event: MouseEvent): void => {
    event.preventDefault();
    void session.followTextLink(href);
  };
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" onClick={follow}>
      {children}
    </a>
  );
}
