import { Link, type LinkProps } from 'react-router';
import classes from './row-link.module.css';

/** The link of a row of a table: its whole cell leads to what the row is of, as soon as the cell is positioned. */
export function RowLink({ className = '', ...link }: LinkProps) {
  return <Link {...link} className={`${classes['link'] ?? ''} ${className}`} />;
}
