import { Link, type LinkProps } from 'react-router';
import classes from './row-link.module.css';

/** The link of a table row. It covers its whole cell, which must be positioned. */
export function RowLink({ className = '', ...link }: LinkProps) {
  return <Link {...link} className={`${classes['link'] ?? ''} ${className}`} />;
}
