import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeConferenceText } from '../../../addon/state/conference-text.ts';
import { asHtml } from '../../../shared/text/html/loose-html.ts';
import { textOfHtml } from '../../../shared/text/html/html-text.ts';

const fence = `-::~:~::~${':~'.repeat(30)}::~:~::-`;
const rule = '_'.repeat(80);

const meet = [
  fence,
  'Join with Google Meet: https://meet.google.com/abc-defg-hij',
  'Or dial: (US) +1 323-555-0174 PIN: 520431987#',
  'More phone numbers: https://tel.meet/abc-defg-hij?pin=5204319876543&hs=7',
  '',
  'Learn more about Meet at: https://support.google.com/a/users/answer/9282720',
  '',
  'Please do not edit this section.',
  fence,
];
const zoom = [
  'Ana Pires is inviting you to a scheduled Zoom meeting.',
  '',
  'Join Zoom Meeting',
  'https://us02web.zoom.us/j/81234567890?pwd=Zm9v',
  '',
  'Meeting ID: 812 3456 7890',
  'Passcode: 445566',
  '',
  '---',
  '',
  'One tap mobile',
  '+16465550156,,81234567890#,,,,*445566# US (New York)',
  '+33170555097,,81234567890# France',
  '',
  'Dial by your location',
  '+1 646 555 0156 US (New York)',
  '+33 1 70 55 50 97 France',
  'Find your local number: https://us02web.zoom.us/u/kbX',
];
const teams = [
  rule,
  'Réunion Microsoft Teams',
  'Participer sur votre ordinateur, application mobile ou appareil de salle',
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_a/0',
  'ID de réunion : 312 456 789 01',
  'Code secret : xY7zQ2',
  'Ou appelez le : +33 1 55 55 01 02,,456789# France, Paris',
  'ID de conférence téléphonique : 456 789 012#',
  'Trouver un numéro local | Réinitialiser le code PIN',
  'En savoir plus | Options de réunion',
  rule,
];
const webex = [
  '-- Do not delete or change any of the following text. --',
  'Join meeting',
  'https://firm.webex.com/firm/j.php?MTID=m0123',
  'Meeting number (access code): 2345 678 9012',
  'Meeting password: aB3dE5',
  'Join by phone',
  '+1-415-555-0002 US Toll',
];

const text = (lines: readonly string[]) => asHtml(lines.join('\n'));

describe('what a conference service writes into the text of an event', () => {
  it.each<[string, readonly string[], string, readonly string[]]>([
    ['Meet', meet, 'https://meet.google.com/abc-defg-hij', ['Or dial: (US) +1 323-555-0174 PIN: 520431987#']],
    [
      'Zoom, with the first three of its numbers',
      zoom,
      'https://us02web.zoom.us/j/81234567890?pwd=Zm9v',
      [
        'Meeting ID: 812 3456 7890',
        'Passcode: 445566',
        '+16465550156,,81234567890#,,,,*445566# US (New York)',
        '+33170555097,,81234567890# France',
        '+1 646 555 0156 US (New York)',
      ],
    ],
    [
      'Teams',
      teams,
      'https://teams.microsoft.com/l/meetup-join/19%3ameeting_a/0',
      [
        'ID de réunion : 312 456 789 01',
        'Code secret : xY7zQ2',
        'Ou appelez le : +33 1 55 55 01 02,,456789# France, Paris',
        'ID de conférence téléphonique : 456 789 012#',
      ],
    ],
    [
      'Webex',
      webex,
      'https://firm.webex.com/firm/j.php?MTID=m0123',
      ['Meeting number (access code): 2345 678 9012', 'Meeting password: aB3dE5', '+1-415-555-0002 US Toll'],
    ],
  ])('%s', (...row) => {
    const [, lines, url, details] = row;
    const taken = takeConferenceText(text(['Préparer la visite.', '', ...lines, '', 'Apporter les plans.']));
    expect({ ...taken, rest: textOfHtml(taken.rest) }).toEqual({
      rest: 'Préparer la visite.\n\nApporter les plans.',
      url,
      details,
    });
  });

  it('in HTML with a link behind words', () => {
    const html =
      `<div>Ordre du jour&nbsp;: prix.</div><br><div>${rule}</div><div><b>Réunion Microsoft Teams</b></div>` +
      '<div><a href="https://teams.microsoft.com/l/meetup-join/1/0?a=1&amp;b=2">Rejoindre la réunion</a></div>' +
      '<div>ID de réunion : 312 456</div><div>Rejoindre sur un système de visioconférence</div>' +
      '<div>Clé du locataire : <a href="mailto:acme@m.pexip.example">acme@m.pexip.example</a></div>' +
      `<div><a href="https://teams.microsoft.com/meetingOptions">Options de réunion</a></div><div>${rule}</div>`;
    expect(takeConferenceText(html)).toEqual({
      rest: '<div>Ordre du jour&nbsp;: prix.</div>',
      url: 'https://teams.microsoft.com/l/meetup-join/1/0?a=1&b=2',
      details: ['ID de réunion : 312 456'],
    });
  });

  it.each<[string, readonly string[]]>([
    ['a link that the author wrote', ['On se voit sur https://acme.zoom.us/j/123', 'Participer à la réunion de Paul']],
    ['codes of something else', ['Code : 4711', 'Mot de passe : abcd', '+33 1 70 55 50 97', 'Digicode au 12']],
    ['a rule of the author', ['Un', rule, 'Deux']],
    ['nothing', []],
  ])('is not %s', (_, lines) => {
    expect(takeConferenceText(text(lines))).toEqual({ rest: text(lines), url: null, details: [] });
  });

  it('goes alone: every line of the author stays, wherever it stands', () => {
    const own = fc.constantFrom(
      'Participer au salon de Lyon en mars.',
      'Rejoindre Paul à la gare',
      'Rappel : apporter les plans',
      'Composez le menu avec le traiteur.',
      '2 rue de la Gare, 69002 Lyon',
      'Prix : 1 200 €',
      'En savoir plus sur leur usine avant de venir',
    );
    const blocks = fc.constantFrom(zoom, teams, webex);
    const mixed = fc.record({ before: fc.array(own), inside: fc.array(own), block: blocks, at: fc.nat(20) });
    fc.assert(
      fc.property(mixed, ({ before, inside, block, at }) => {
        const lines = [...before, ...block.slice(0, at), ...inside, ...block.slice(at)];
        const rest = textOfHtml(takeConferenceText(text(lines)).rest).split('\n');
        expect(rest.filter((line) => line !== '' && !/^[-_]+$/.test(line))).toEqual([...before, ...inside]);
      }),
    );
  });

  it('is found in linear time, however deep', () => {
    const html = `${'<div><b>Rejoindre | '.repeat(20_000)}${text(teams).repeat(2_000)}${'</b>'.repeat(20_000)}`;
    const started = performance.now();
    expect(takeConferenceText(html).url).toBe('https://teams.microsoft.com/l/meetup-join/19%3ameeting_a/0');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
