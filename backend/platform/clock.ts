/** What time it is, as a value that a caller passes in. */
export type Clock = () => Date;
