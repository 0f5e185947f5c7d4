import { Badge } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

interface StatusBadgeProps {
  readonly label: string;
  readonly closed: boolean;
  /** Beside the label, such as the mark of a menu. */
  readonly mark?: ReactNode;
}

/** A status; a closed one is told by its mark as well as by its colour. */
export function StatusBadge({ label, closed, mark }: StatusBadgeProps) {
  return (
    <Badge
      variant="light"
      color={closed ? 'gray' : 'relais'}
      className={classes['badge'] ?? ''}
      title={label}
      leftSection={closed ? <Check size={12} aria-hidden /> : <span className={classes['dot'] ?? ''} />}
      rightSection={mark}
    >
      {label}
    </Badge>
  );
}
