import { Table, UnstyledButton } from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './sort-header.module.css';

export type SortDirection = 'ascending' | 'descending' | null;

interface SortHeaderProps {
  readonly children: ReactNode;
  /** How the table is sorted by this column now; null: by another one. */
  readonly direction: SortDirection;
  readonly onSort: () => void;
  readonly className?: string | undefined;
  /** Width. */
  readonly w?: number;
}

/** The heading of a column by which a table can be sorted. */
export function SortHeader({ children, direction, onSort, className, w }: SortHeaderProps) {
  const Mark = direction === null ? ChevronsUpDown : direction === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <Table.Th aria-sort={direction ?? 'none'} className={className ?? ''} {...(w === undefined ? {} : { w })}>
      <UnstyledButton onClick={onSort} className={classes['button'] ?? ''} data-sorted={direction !== null}>
        {children}
        <Mark size={14} aria-hidden />
      </UnstyledButton>
    </Table.Th>
  );
}
