import { Paper, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './table-frame.module.css';

interface TableFrameProps {
  /** What the table lists, for those who cannot see it. */
  readonly label: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** The rows are being refetched. */
  readonly busy?: boolean;
  /** The headings set the width of the columns, whatever the cells hold. */
  readonly fixed?: boolean;
}

/** The look of every table: a frame, sticky headings, thin lines, a highlighted row under the pointer. */
export function TableFrame({ label, children, className, busy = false, fixed = false }: TableFrameProps) {
  return (
    <Paper withBorder className={`${classes['frame'] ?? ''} ${className ?? ''}`}>
      <Table
        aria-label={label}
        aria-busy={busy}
        className={classes['table'] ?? ''}
        highlightOnHover
        layout={fixed ? 'fixed' : 'auto'}
        stickyHeader
        stickyHeaderOffset="var(--app-shell-header-height, 0px)"
        verticalSpacing={8}
        horizontalSpacing="sm"
      >
        {children}
      </Table>
    </Paper>
  );
}
