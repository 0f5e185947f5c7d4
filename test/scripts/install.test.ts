import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { translationFor } from '../../addon/i18n/translation.ts';
import type { ErrorCode } from '../../shared/errors.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/INSTALL.md'), 'utf8');
const sectionOf = (title: string) => text.split(/^## /m).find((section) => section.startsWith(title)) ?? '';

describe('docs/INSTALL.md', () => {
  it('names each scope of the manifest, with its reason, and no other', () => {
    const { oauthScopes } = JSON.parse(readFileSync(join(root, 'appsscript.json'), 'utf8')) as {
      oauthScopes: string[];
    };
    const rows = [...sectionOf('Scopes, and why each').matchAll(/^\| `(\S+)` +\| (\S.*\S) +\|$/gm)];
    expect(rows.map(([, scope]) => scope)).toEqual(oauthScopes);
  });

  it.each<ErrorCode>([
    'scope_missing',
    'identity_refused',
    'calendar_disabled',
    'service_blocked',
    'backend_unreachable',
    'unavailable',
    'environment_not_found',
    'user_disabled',
    'rights_missing',
    'storage_full',
    'internal',
  ])('says what an administrator does about the card of %s, by its words in both languages', (code) => {
    const titles = (['fr', 'en'] as const).map((language) => translationFor(language, '').messages.errors[code].title);
    const [row = ''] = text.split('\n').filter((line) => line.includes(`\`error-${code}\``));
    expect(row).toMatch(new RegExp(`^\\| _${titles.join('_ · _')}_ \\(.*\\) +\\| \\S.{20,}\\|$`));
  });

  it.each([
    ['scripts/deploy/release.ts', ['is no deployment of the script', 'is the head of the script', 'carries "']],
    ['scripts/deploy/deployments.ts', ['have the same ']],
    ['scripts/deploy.ts', ['is not fit for a release']],
    ['backend/identity/routes/add-on-sessions.ts', ['an identity token is for another OAuth client']],
    ['addon/google/calendar.ts', ['accessNotConfigured']],
  ])('quotes %s as it speaks', (file, quotes) => {
    const source = readFileSync(join(root, file), 'utf8');
    for (const quote of quotes) expect([source.includes(quote), text.includes(quote)]).toEqual([true, true]);
  });
});
