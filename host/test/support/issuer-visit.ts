/** A browser on the local issuer's pages: follows redirects, keeps cookies, fills forms in. */
export class IssuerVisit {
  readonly #origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.#origin = origin;
  }

  /**
   * Goes to the authorization URL, chooses the account where asked, consents or cancels. Answers where the issuer sends the
   * browser in the end: the redirect URI with what it added.
   */
  async signIn(url: string, { email, consent = true }: { email: string; consent?: boolean }): Promise<URL> {
    let step = await this.open(url);
    for (let steps = 0; steps < 5 && step.kind === 'page'; steps += 1) {
      const isChoice = step.html.includes('name="email"');
      const answer = isChoice ? { email } : consent ? { continue: '1' } : { cancel: '1' };
      step = await this.submit(step.url, answer);
    }
    if (step.kind === 'page') throw new Error(`the issuer does not let go: ${step.html}`);
    return step.url;
  }

  /** Opens a page of the issuer, or finds out where it leads to outside. */
  open(url: string): Promise<Step> {
    return this.#follow(url, {});
  }

  submit(url: string, form: Record<string, string>): Promise<Step> {
    return this.#follow(url, { method: 'POST', body: new URLSearchParams(form) });
  }

  async #follow(start: string, first: RequestInit): Promise<Step> {
    let [url, init] = [start, first];
    for (let redirects = 0; redirects < 10; redirects += 1) {
      if (new URL(url).origin !== this.#origin) return { kind: 'left', url: new URL(url) };
      const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie, 'accept-language': 'fr' } });
      for (const header of answer.headers.getSetCookie()) this.#keep(header);
      const location = answer.headers.get('location');
      if (location === null) return { kind: 'page', url, status: answer.status, html: await answer.text() };
      [url, init] = [new URL(location, url).href, {}];
    }
    throw new Error('the issuer redirects for ever');
  }

  #keep(header: string): void {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const isGone = attributes.some((attribute) => /^expires=thu, 01 jan 1970/i.test(attribute));
    if (isGone) this.#cookies.delete(name);
    else this.#cookies.set(name, pair.slice(pair.indexOf('=') + 1));
  }
}

export type Step = { kind: 'page'; url: string; status: number; html: string } | { kind: 'left'; url: URL };
