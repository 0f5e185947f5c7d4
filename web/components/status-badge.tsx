import { Badge } from '@mantine/core';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

interface StatusBadgeProps {
  readonly label: string;
  readonly closed: boolean;
  /** An icon after the label, such as that of a menu. */
  readonly mark?: ReactNode;
}

/** A status. A closed one has an icon as well, because colour alone does not reach everybody. */
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
