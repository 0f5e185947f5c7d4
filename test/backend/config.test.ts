import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../backend/config.ts';

const least = { IDENTITY_AUDIENCES: 'one, two ,' };
const secret = 'Kq3vT9dW1mZ8xR5nB7yL2pH6cJ4gF0sA';
const another = 'u8Yb2Nf6Qw0Ez4Rt9Pm3Vc7Xk1Lj5HgD';
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://u@h/d',
  RELAIS_BASE_URL: 'https://crm.acme.fr',
  SESSION_SECRET: secret,
};

describe('the environment', () => {
  it('has defaults for everything but the audiences', () => {
    expect(loadConfig(least)).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 8787,
      dataDir: resolve('data'),
      database: { kind: 'folder', folder: resolve('data/database') },
      baseUrl: 'https://relais.example',
      identity: { audiences: ['one', 'two'], localIssuer: null },
      webClient: null,
      sessionSecret: null,
      formerSessionSecret: null,
      worldFiles: [],
      limits: {
        maxFiles: 100,
        maxFileBytes: 40 * 1024 * 1024,
        maxTotalBytes: 48 * 1024 * 1024,
        maxDescriptionLength: 2_000_000,
      },
      logLevel: 'info',
      apiDocs: true,
      mail: null,
    });
  });

  it('counts an empty variable as absent', () => {
    expect(loadConfig({ ...least, PORT: '', DATABASE_URL: '', SESSION_SECRET: '' }).port).toBe(8787);
  });

  it.each<[Record<string, string>, object]>([
    [
      { PORT: '0', HOST: '::' },
      { port: 0, host: '::' },
    ],
    [{ RELAIS_EMBEDDED: 'memory' }, { database: { kind: 'memory' } }],
    [
      { DATABASE_URL: 'postgresql://u@h/d' },
      { database: { kind: 'postgresql', url: 'postgresql://u@h/d', ownerUrl: undefined } },
    ],
    [
      { DATABASE_URL: 'postgres://u@h/d', DATABASE_MIGRATION_URL: 'postgres://o@h/d' },
      { database: { kind: 'postgresql', url: 'postgres://u@h/d', ownerUrl: 'postgres://o@h/d' } },
    ],
    [
      { DATABASE_URL: 'postgres://u@pooler/d', DATABASE_DIRECT_URL: 'postgres://u@h/d' },
      { database: { kind: 'postgresql', url: 'postgres://u@pooler/d', directUrl: 'postgres://u@h/d' } },
    ],
    [{ RELAIS_BASE_URL: 'https://crm.example:8443/' }, { baseUrl: 'https://crm.example:8443' }],
    [
      { IDENTITY_ISSUER: 'http://127.0.0.1:1', IDENTITY_CERTS_URL: 'http://127.0.0.1:1/certs' },
      {
        identity: {
          audiences: ['one', 'two'],
          localIssuer: { issuer: 'http://127.0.0.1:1', certsUrl: 'http://127.0.0.1:1/certs' },
        },
      },
    ],
    [{ WEB_CLIENT_ID: 'pages', WEB_CLIENT_SECRET: 'hidden' }, { webClient: { id: 'pages', secret: 'hidden' } }],
    [{ RELAIS_WORLDS: '["a.json","b.json"]' }, { worldFiles: ['a.json', 'b.json'] }],
    [{ ...production, RELAIS_API_DOCS: 'on' }, { apiDocs: true }],
    [{ RELAIS_API_DOCS: 'off' }, { apiDocs: false }],
    [production, { production: true, apiDocs: false, sessionSecret: secret, database: { mustBeBound: true } }],
    [
      { ...production, SESSION_SECRET_FORMER: another },
      { sessionSecret: secret, formerSessionSecret: another },
    ],
  ])('is read from %o', (variables, expected) => {
    expect(loadConfig({ ...least, ...variables })).toMatchObject(expected);
  });

  it.each<[RegExp, Record<string, string>]>([
    [/^PORT must be a whole number from 0 to 65535$/, { PORT: 'eighty' }],
    [/^PORT must be a whole number/, { PORT: '65536' }],
    [/^PORT must be a whole number/, { PORT: '-1' }],
    [/^IDENTITY_AUDIENCES is required/, { IDENTITY_AUDIENCES: '' }],
    [/^IDENTITY_AUDIENCES must name/, { IDENTITY_AUDIENCES: ' , ' }],
    [/^IDENTITY_CERTS_URL is required/, { IDENTITY_ISSUER: 'http://127.0.0.1:1' }],
    [/^IDENTITY_ISSUER is required/, { IDENTITY_CERTS_URL: 'http://127.0.0.1:1' }],
    [/^IDENTITY_CERTS_URL must be an http URL/, { IDENTITY_ISSUER: 'x', IDENTITY_CERTS_URL: 'file:///etc/passwd' }],
    [/^WEB_CLIENT_SECRET is required with WEB_CLIENT_ID$/, { WEB_CLIENT_ID: 'pages' }],
    [/^WEB_CLIENT_ID is required with WEB_CLIENT_SECRET$/, { WEB_CLIENT_SECRET: 'hidden' }],
    [/^RELAIS_BASE_URL must start with https:\/\/$/, { RELAIS_BASE_URL: 'http://relais.example' }],
    [/^RELAIS_BASE_URL must be an origin/, { RELAIS_BASE_URL: 'relais' }],
    [/^RELAIS_EMBEDDED must be folder or memory$/, { RELAIS_EMBEDDED: 'disk' }],
    [/^RELAIS_WORLDS must be a JSON array/, { RELAIS_WORLDS: '{}' }],
    [/^RELAIS_WORLDS must be a JSON array/, { RELAIS_WORLDS: 'demo.json' }],
    [/^RELAIS_MAX_FILE_MB must be a whole number from 1 to 1000$/, { RELAIS_MAX_FILE_MB: '0' }],
    [/^RELAIS_MAX_TOTAL_MB must be a whole number/, { RELAIS_MAX_TOTAL_MB: '1e3' }],
    [/^SESSION_SECRET must have at least 32 characters$/, { SESSION_SECRET: 'short' }],
    [/^RELAIS_API_DOCS must be on or off$/, { RELAIS_API_DOCS: 'yes' }],
    [/^LOG_LEVEL must be one of fatal/, { LOG_LEVEL: 'loud' }],
    [/^DATABASE_URL must be a postgresql:\/\/ URL$/, { DATABASE_URL: 'mysql://x/y' }],
    [/^DATABASE_MIGRATION_URL must be a postgresql/, { DATABASE_MIGRATION_URL: 'x' }],
    [/^DATABASE_DIRECT_URL must be a postgresql/, { DATABASE_DIRECT_URL: 'x' }],
    [/^SESSION_SECRET is required with SESSION_SECRET_FORMER$/, { SESSION_SECRET_FORMER: another }],
    [/^SESSION_SECRET is required when NODE_ENV=production$/, { ...production, SESSION_SECRET: '' }],
    [/^DATABASE_URL is required when NODE_ENV=production$/, { ...production, DATABASE_URL: '' }],
    [/^RELAIS_BASE_URL is required when NODE_ENV=production$/, { ...production, RELAIS_BASE_URL: '' }],
    [/^RELAIS_EMBEDDED is for local use/, { ...production, RELAIS_EMBEDDED: 'memory' }],
    [/^RELAIS_EMBEDDED is for local use/, { ...production, RELAIS_EMBEDDED: 'folder' }],
    [/^IDENTITY_ISSUER is for local use/, { ...production, IDENTITY_ISSUER: 'x' }],
    [/^IDENTITY_CERTS_URL is for local use/, { ...production, IDENTITY_CERTS_URL: 'http://127.0.0.1:1' }],
    [/^RELAIS_WORLDS is for local use/, { ...production, RELAIS_WORLDS: '["a"]' }],
    ...[
      'x'.repeat(32),
      'abababababababababababababababab',
      'please-change-me-please-change-me',
      'an-example-of-a-session-value-00',
      'MySecretMySecretMySecretMySecret',
      'azertyuiopqsdfghjklmwxcvbn987654',
      '12345678901234567890123456789012',
    ].map((weak): [RegExp, Record<string, string>] => [
      /^SESSION_SECRET can be guessed/,
      { ...production, SESSION_SECRET: weak },
    ]),
    [/^SESSION_SECRET_FORMER can be guessed/, { ...production, SESSION_SECRET_FORMER: 'y'.repeat(40) }],
  ])('is refused with %s', (message, variables) => {
    const load = () => loadConfig({ ...least, ...variables });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(message);
  });

  it('never quotes a secret when it is refused', () => {
    expect(() => loadConfig({ ...least, SESSION_SECRET: 'hunter2' })).toThrow(/^(?!.*hunter2)/);
    expect(() => loadConfig({ ...least, DATABASE_URL: 'mysql://u:hunter2@h/d' })).toThrow(/^(?!.*hunter2)/);
  });
});
