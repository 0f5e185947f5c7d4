import { describe, expect, it } from 'vitest';
import { findContentIds } from '../../../addon/state/content-ids.ts';
import { describe as describeText } from '../../../addon/state/description.ts';
import { planOfferedFiles, planFiles, roomOf } from '../../../addon/state/file-plan.ts';
import { addressesOfMail } from '../../../addon/state/mail-addresses.ts';
import { deriveMailKey } from '../../../addon/state/source-keys.ts';
import { sourceKeySchema } from '../../../shared/values/source.ts';
import { makeDraft } from '../../support/draft-builders.ts';

const decode = () => null;
const nothing = { originalFrom: '', from: '', replyTo: '', to: '', cc: '', bcc: '', body: { body: [], history: [] } };

describe('addressesOfMail', () => {
  it('keeps each address once, at its first origin and with its name', () => {
    const found = addressesOfMail(
      {
        originalFrom: '',
        from: '"Doe, Jane" <Jane@Acme.example>',
        replyTo: 'jane@acme.example',
        to: 'Team: a@acme.example, b@acme.example;',
        cc: '=?utf-8?q?Ren=C3=A9?= <rene@acme.example>',
        bcc: '',
        body: { body: ['b@acme.example', 'new@acme.example'], history: ['old@acme.example', 'a@acme.example'] },
      },
      decode,
    );
    expect(found.addresses).toEqual([
      { address: 'jane@acme.example', name: 'Doe, Jane', origin: 'from' },
      { address: 'a@acme.example', name: null, origin: 'to' },
      { address: 'b@acme.example', name: null, origin: 'to' },
      { address: 'rene@acme.example', name: 'René', origin: 'cc' },
      { address: 'new@acme.example', name: null, origin: 'body' },
      { address: 'old@acme.example', name: null, origin: 'history' },
    ]);
  });

  it('finds whom a group stands for before the group', () => {
    const found = addressesOfMail(
      { ...nothing, originalFrom: 'Jane <jane@acme.example>', from: 'Jane via Ventes <ventes@demo.example>' },
      decode,
    );
    expect(found.addresses.map(({ address, origin }) => [address, origin])).toEqual([
      ['jane@acme.example', 'from'],
      ['ventes@demo.example', 'from'],
    ]);
  });

  it('takes the name from a later mention when the first has none', () => {
    const found = addressesOfMail(
      { ...nothing, from: 'jane@acme.example', replyTo: 'Jane Doe <Jane@acme.example>' },
      decode,
    );
    expect(found.addresses).toEqual([{ address: 'jane@acme.example', name: 'Jane Doe', origin: 'from' }]);
  });

  it('finds nobody in an empty or hostile header', () => {
    expect(addressesOfMail({ ...nothing, from: '<>, "@', to: ',,;;:' }, decode)).toEqual({
      addresses: [],
      overLimit: 0,
    });
  });

  it('sends 1000 addresses and counts the rest', () => {
    const to = Array.from({ length: 1200 }, (_, n) => `p${n}@acme.example`).join(', ');
    const { addresses, overLimit } = addressesOfMail({ ...nothing, to }, decode);
    expect(addresses).toHaveLength(1000);
    expect(overLimit).toBe(200);
  });
});

describe('deriveMailKey', () => {
  const content = { date: 1, from: 'a@b', subject: 's', body: 'b', files: [] };
  const key = (messageId: string) =>
    deriveMailKey(
      messageId,
      () => content,
      (text) => `hash of ${text.length}`,
    );

  it.each([
    ['<a@b.example>', 'mail:a@b.example'],
    [' <a@b> (comment)', 'mail:a@b'],
    ['no-brackets@b', 'mail:no-brackets@b'],
  ])('%s', (messageId, expected) => {
    expect(key(messageId)).toBe(expected);
  });

  it.each(['', '<>', '  ', `<${'x'.repeat(2000)}@b>`, '<a\u0000@b>'])(
    'hashes the mail when the Message-ID is %j',
    (messageId) => {
      expect(key(messageId)).toMatch(/^mail-hash:hash of \d+$/);
      expect(sourceKeySchema.safeParse(key(messageId)).success).toBe(true);
    },
  );
});

describe('files', () => {
  const limits = { ...makeDraft().limits, maxFiles: 3, maxFileBytes: 100, maxTotalBytes: 150 };
  const sizes = (files: readonly { size: number }[]) => files.map(({ size }) => size);

  it.each([
    { what: 'all fit', given: [10, 0, 20], sent: [10, 0, 20], reasons: [] },
    { what: 'one is too large', given: [101, 20], sent: [20], reasons: ['tooLarge'] },
    { what: 'together too large', given: [90, 80, 50], sent: [90, 50], reasons: ['tooLarge'] },
    { what: 'too many', given: [1, 2, 3, 4, 5], sent: [1, 2, 3], reasons: ['tooMany', 'tooMany'] },
    { what: 'none', given: [], sent: [], reasons: [] },
  ])('$what', ({ given, sent, reasons }) => {
    const files = given.map((size) => ({ size }));
    const plan = planOfferedFiles(files, limits);
    expect(sizes(plan.sent)).toEqual(sent);
    expect(plan.left.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('leaves room in UrlFetchApp’s 50 MB for what is not a file', () => {
    const generous = { ...limits, maxFiles: 10, maxFileBytes: 1e9, maxTotalBytes: 1e9 };
    const files = [{ size: 30 << 20 }, { size: 19 << 20 }];
    expect(planFiles(files, roomOf(generous, 0), 1e9).left).toEqual([]);
    expect(planFiles(files, roomOf(generous, 2 << 20), 1e9).left).toEqual([{ file: files[1], reason: 'tooLarge' }]);
    expect(roomOf(generous, 1e9).bytes).toBe(0);
  });
});

describe('description', () => {
  it('leaves out an empty form and says when it was cut', () => {
    expect(describeText('', 'text', 10)).toEqual({ html: null, text: 'text', truncated: false });
    expect(describeText('<p>long</p>', '', 4)).toEqual({ html: '<p>l', text: null, truncated: true });
  });

  it('never cuts a character in two', () => {
    expect(describeText('', 'ab😀', 3)).toEqual({ html: null, text: 'ab', truncated: true });
  });
});

describe('findContentIds', () => {
  const part = (headers: string) => `--b\r\n${headers}\r\n\r\niVBORw0KGgo=\r\n`;
  const png = (name: string) => ({ name, mediaType: 'image/png' });

  it('finds each image by its name, in order for two of one name', () => {
    const raw = `Subject: x\r\n\r\n${part('Content-Type: image/png; name="a.png"\r\nContent-ID: <1@x>')}${part(
      'content-id: <2@x>\r\nContent-Type: image/png;\r\n\tname=a.png',
    )}${part('Content-ID: <3@x>\r\nContent-Disposition: inline; filename="=?utf-8?q?caf=C3=A9.png?="')}--b--\r\n`;
    expect(findContentIds({ raw, html: '' }, [png('a.png'), png('café.png'), png('a.png')], decode)).toEqual([
      '1@x',
      '3@x',
      '2@x',
    ]);
  });

  it('reads RFC 2231 names, in pieces too', () => {
    const raw = `\n${part("Content-ID: <1@x>\r\nContent-Disposition: inline; filename*0*=utf-8''caf%C3%A9;\r\n filename*1=.png")}`;
    expect(findContentIds({ raw, html: '' }, [png('café.png')], decode)).toEqual(['1@x']);
  });

  it('falls back on the media type for an image without a name', () => {
    const raw = `\n${part('Content-ID: <1@x>\r\nContent-Type: image/gif')}${part('Content-ID: <2@x>\r\nContent-Type: image/PNG')}`;
    expect(findContentIds({ raw, html: '' }, [{ name: 'noname', mediaType: 'image/png' }], decode)).toEqual(['2@x']);
  });

  describe('where the HTML cites them', () => {
    const idsOf = (parts: string, cited: string[], images: { name: string; mediaType: string }[]) =>
      findContentIds(
        {
          raw: `Content-Type: multipart/mixed; boundary="b"\r\n\r\n${parts}--b--\r\n`,
          html: cited.map((id) => `<img src="cid:${id}">`).join(''),
        },
        images,
        decode,
      );

    it.each<[string, string, string[], string[], string[]]>([
      ['without brackets', part('Content-ID: un\r\nContent-Type: image/png; name="a.png"'), ['un'], ['a.png'], ['un']],
      ['percent-encoded', part('Content-ID: <a+1@x>\r\nContent-Type: image/png'), ['a%2B1%40x'], ['noname'], ['a+1@x']],
      [
        'under another name than its file has',
        part(
          'Content-ID: <1@x>\r\nContent-Type: image/png; name="ATT1.png"\r\nContent-Disposition: inline; filename="photo.png"',
        ),
        ['1@x'],
        ['photo.png'],
        ['1@x'],
      ],
      [
        'with a plain and an extended name',
        part(
          'Content-ID: <1@x>\r\nContent-Disposition: inline; filename="defaut.png"; filename*=UTF-8\'\'d%C3%A9faut.png',
        ),
        ['1@x'],
        ['défaut.png'],
        ['1@x'],
      ],
      [
        'after an attached file of the same name',
        part('Content-ID: <file>\r\nContent-Type: image/png; name="a.png"') +
          part('Content-ID: <cited>\r\nContent-Type: image/png; name="a.png"'),
        ['cited'],
        ['a.png'],
        ['cited'],
      ],
      [
        'after one without a name that is not cited',
        part('Content-ID: <1@x>\r\nContent-Type: image/png') + part('Content-ID: <2@x>\r\nContent-Type: image/png'),
        ['2@x'],
        ['noname'],
        ['2@x'],
      ],
    ])('%s', (_where, parts, ...rest) => {
      const [cited, names, ids] = rest;
      expect(idsOf(parts, cited, names.map(png))).toEqual(ids);
    });

    it('not in an attached mail, whatever its name', () => {
      const inner = `Content-Type: multipart/related; boundary="z"\r\n\r\n--z\r\nContent-ID: <old>\r\nContent-Type: image/png; name="a.png"\r\n\r\niVBO\r\n--z--\r\n`;
      const parts = `--b\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n${part('Content-ID: <new>\r\nContent-Type: image/png; name="a.png"')}`;
      expect(idsOf(parts, ['new'], [png('a.png')])).toEqual(['new']);
      expect(idsOf(parts, ['old'], [png('a.png'), png('a.png')])).toEqual(['new', null]);
    });

    it('in multiparts below each other, and after one that is closed', () => {
      const nested =
        '--b\r\nContent-Type: multipart/related;\r\n boundary=r\r\n\r\n--r\r\nContent-Type: text/html\r\n\r\n<p>\r\n--r\r\nContent-ID: <in>\r\nContent-Type: image/png; name="in.png"\r\n\r\nx\r\n--r--\r\n';
      const parts = nested + part('Content-ID: <out>\r\nContent-Type: image/png; name="out.png"');
      expect(idsOf(parts, ['in', 'out'], [png('out.png'), png('in.png')])).toEqual(['out', 'in']);
    });

    it('in linear time, however deep', () => {
      const deep = Array.from(
        { length: 20_000 },
        (_, index) => `--b${index}\r\nContent-Type: multipart/mixed; boundary=b${index + 1}\r\n\r\n`,
      ).join('');
      const started = performance.now();
      expect(idsOf(deep, ['x'], [png('a.png')])).toEqual([null]);
      expect(performance.now() - started).toBeLessThan(2_000);
    });
  });

  it.each(['', '--', '\n--', '\n--b\n', '\n--b\nContent-ID: <\n\n', '\n--b\nContent-ID: 1\n\n'])(
    'gives nothing for %j',
    (raw) => {
      expect(findContentIds({ raw, html: '' }, [png('a.png')], decode)).toEqual([null]);
    },
  );

  it('stays linear on a message of delimiters only', () => {
    const started = performance.now();
    expect(findContentIds({ raw: '\n--'.repeat(300_000), html: '' }, [png('a.png')], decode)).toEqual([null]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
