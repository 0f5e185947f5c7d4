/** Where a browser goes to sign in and come back to `to`. `choose`: Google asks which account, even if it knows one. */
export function signInPathTo(to: string, { choose = false }: { choose?: boolean } = {}): string {
  return `/sign-in?${new URLSearchParams({ to, ...(choose ? { choose: '1' } : {}) }).toString()}`;
}
