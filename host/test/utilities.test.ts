import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scriptRunner, type ScriptRunner } from './support/built-host.ts';

let script: ScriptRunner;

beforeAll(async () => {
  script = await scriptRunner();
});

afterAll(async () => {
  await script.dispose();
});

describe('Utilities', () => {
  it.each([
    [`Utilities.base64Encode('é')`, 'w6k='],
    [`Utilities.base64Encode([-1, 0])`, '/wA='],
    [`Utilities.base64EncodeWebSafe([-5, -17])`, '--8='],
    [`Utilities.base64Decode('/wA=')`, [-1, 0]],
    [`Utilities.base64DecodeWebSafe('--8=')`, [-5, -17]],
    [`Utilities.newBlob(Utilities.base64Decode('w6k=')).getDataAsString()`, 'é'],
    [`Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'a').length`, 16],
    [`Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc').slice(0, 3)`, [-70, 120, 22]],
    [`Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'abc', Utilities.Charset.UTF_8).length`, 32],
    [`Utilities.computeHmacSha256Signature('v', 'k').length`, 32],
    [`Utilities.computeHmacSignature(Utilities.MacAlgorithm.HMAC_SHA_1, 'v', 'k').length`, 20],
    [`/^[0-9a-f-]{36}$/.test(Utilities.getUuid())`, true],
    [`Utilities.formatString('%s has %d', 'a', 3)`, 'a has 3'],
    [
      `Utilities.formatString('%05.1f|%-4s|%4s|%+d|%x|%X|%,d|%%|%2$s %q', 3.14159, 'a', 'b', 5, 255, 255, 1234567)`,
      '003.1|a   |   b|+5|ff|FF|1,234,567|%|a %q',
    ],
    [`Utilities.formatString('%.2e %g %c %b %o %03d', 12345, 0.5, 'xy', 0, 8, -5)`, '1.23e+04 0.5 x false 10 -05'],
    [`Utilities.formatString('%s %s', { toString: () => 'own' })`, 'own undefined'],
    [
      `Utilities.parseDate('16/11/2026 09:30', 'Europe/Paris', 'dd/MM/yyyy HH:mm').toISOString()`,
      '2026-11-16T08:30:00.000Z',
    ],
    [
      `Utilities.parseDate("Mon 5 January 26, 3:04 PM", 'GMT', "EEE d MMMM yy, h:mm a").toISOString()`,
      '2026-01-05T15:04:00.000Z',
    ],
    [
      `Utilities.parseDate("2026-01-05T10:00:00.250+01:00", 'GMT', "yyyy-MM-dd'T'HH:mm:ss.SSSXXX").toISOString()`,
      '2026-01-05T09:00:00.250Z',
    ],
    [`ScriptApp.getOAuthToken().startsWith('ya29.')`, true],
    [`[ScriptApp.getService().getUrl(), String(ScriptApp.getInstallationSource())]`, [null, 'WEB_STORE_ADD_ON']],
    [
      `ScriptApp.newStateToken().withMethod('back').withArgument('k', 'v').withTimeout(60).createToken().length > 10`,
      true,
    ],
    [`Utilities.formatDate(new Date(0), 'GMT', "yyyy-MM-dd'T'HH:mm:ss'Z'")`, '1970-01-01T00:00:00Z'],
    [`Utilities.formatDate(new Date(0), 'America/New_York', 'EEE d MMM yy, h:mm a Z')`, 'Wed 31 Dec 69, 7:00 PM -0500'],
    [
      `Utilities.formatDate(new Date(0), 'Europe/Paris', "EEEE MMMM dd XXX 'o''clock'")`,
      "Thursday January 01 +01:00 o'clock",
    ],
    [`Utilities.ungzip(Utilities.gzip(Utilities.newBlob('abc'))).getDataAsString()`, 'abc'],
    [
      `[Utilities.newBlob('a').getContentType(), Utilities.newBlob([1]).getContentType(), Utilities.newBlob('a', 'b/c', 'n').getName()]`,
      ['text/plain', null, 'n'],
    ],
    [`Utilities.newBlob('a').setBytes([98]).setContentType('x/y').setName('n').getDataAsString()`, 'b'],
    [`Utilities.newBlob('').setDataFromString('é', 'ISO-8859-1').getBytes()`, [-23]],
    [`Utilities.newBlob([-23]).getDataAsString('ISO-8859-1')`, 'é'],
    [`Utilities.newBlob([-128, -119]).getDataAsString('iso-8859-1')`, '\u0080\u0089'],
    [
      `Utilities.unzip(Utilities.zip([Utilities.newBlob('a', 'x/y', 'a.txt'), Utilities.newBlob('é', 'x/y', 'sub/é.txt')], 'z.zip')).map((file) => [file.getName(), file.getDataAsString()])`,
      [
        ['a.txt', 'a'],
        ['sub/é.txt', 'é'],
      ],
    ],
    [`Utilities.zip([]).getName() + Utilities.zip([]).getContentType()`, 'archive.zipapplication/zip'],
    [
      `Utilities.parseCsv('a,"b, ""c"' + '"",\\n1,2')`,
      [
        ['a', 'b, "c"', ''],
        ['1', '2'],
      ],
    ],
    [`Utilities.parseCsv('a;b', ';')`, [['a', 'b']]],
    [`MimeType.CSV`, 'text/csv'],
    [`Session.getTemporaryActiveUserKey() === Session.getTemporaryActiveUserKey()`, true],
  ])('%s', async (expression, expected) => {
    expect(await script.value(expression)).toEqual(expected);
  });

  it.each([
    [`Utilities.base64Decode('*')`, 'Exception: Could not decode string.'],
    [`Utilities.formatDate(new Date(0), 'Mars/Base', 'y')`, 'Exception: Invalid argument: Mars/Base'],
    [`Utilities.formatDate(new Date(NaN), 'GMT', 'y')`, 'Exception: Invalid argument: date'],
    [`Utilities.formatDate('today', 'GMT', 'y')`, 'Exception: Invalid argument: date'],
    [`Utilities.formatDate(new Date(0), 'GMT', 'Q')`, 'Exception: not simulated: Utilities.formatDate with Q'],
    [`Utilities.zip([Utilities.newBlob('x')])`, 'Exception: Blob object must have non-null name for this operation.'],
    [`const b = Utilities.newBlob('x', 'a/b', 'n'); Utilities.zip([b, b])`, 'Exception: duplicate entry: n'],
    [`Utilities.unzip(Utilities.newBlob('x'))`, 'Exception: Invalid argument: blob'],
    [`Utilities.parseCsv('a', ';;')`, 'Exception: Invalid argument: delimiter'],
    [`HtmlService.createHtmlOutput('x')`, 'Exception: not simulated: HtmlService.createHtmlOutput'],
    [`Utilities.sleep(-1)`, 'Exception: Invalid argument: milliseconds'],
    [`Utilities.newBlob('a').getDataAsString('x-none')`, 'Exception: Invalid argument: x-none'],
    [`Utilities.parseDate('x', 'GMT', 'yyyy')`, 'Exception: Unparseable date: "x"'],
    [`Utilities.parseDate('1', 'Mars/Base', 'd')`, 'Exception: Invalid argument: Mars/Base'],
    [`Utilities.parseDate('1', 'GMT', 'Q')`, 'Exception: not simulated: Utilities.parseDate with Q'],
    [`Utilities.computeRsaSha256Signature('a', 'no key')`, 'Exception: Invalid argument: key'],
    [
      `ScriptApp.newTrigger('x')`,
      'Exception: You do not have permission to call ScriptApp.newTrigger. Required permissions: https://www.googleapis.com/auth/script.scriptapp',
    ],
  ])('%s fails', async (body, expected) => {
    expect(await script.error(body)).toBe(expected);
  });

  it('sleeps as long as it is told', async () => {
    const { milliseconds } = await script.run(`Utilities.sleep(120)`);
    expect(milliseconds).toBeGreaterThanOrEqual(119);
  });
});

it('Session tells who and where', async () => {
  expect(
    await script.value(
      `[Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail(), Session.getActiveUserLocale(), Session.getScriptTimeZone()]`,
    ),
  ).toEqual(['camille@demo.example', 'camille@demo.example', 'fr', 'Etc/UTC']);
});
