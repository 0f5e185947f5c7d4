/** French counts nought and one as singular. */
export function plural(count: number, one: string, many: string): string {
  return `${count}\u00a0${count < 2 ? one : many}`;
}
