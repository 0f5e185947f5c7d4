/** An add-on that reads the open event, and the calendar around it. */
export const calendarAddon = `
  function card(title) { return CardService.newCardBuilder().setHeader(CardService.newCardHeader().setTitle(title)).build(); }
  function onHome(e) { return card('home ' + e.commonEventObject.hostApp); }
  function onEvent(e) {
    if (!e.calendar.id) return card('save first');
    var event = Calendar.Events.get(e.calendar.calendarId, e.calendar.id);
    var day = Calendar.Events.list('primary', { singleEvents: true, timeMin: '2026-11-23T00:00:00Z', timeMax: '2026-11-30T00:00:00Z' });
    return card([event.summary, event.start.dateTime || event.start.date, day.items.length].join(' | '));
  }
`;

/** A series of the calendar "weekly", without the occurrence that was moved. */
export const weekly = [
  'BEGIN:VEVENT',
  'UID:weekly@x.example',
  'DTSTART;TZID=Europe/Paris:20260106T100000',
  'DTEND;TZID=Europe/Paris:20260106T110000',
  'RRULE:FREQ=WEEKLY',
  'SUMMARY:Weekly',
  'ORGANIZER;CN=Me:mailto:me@x.example',
  'ATTENDEE;CUTYPE=RESOURCE;PARTSTAT=ACCEPTED;CN=Room:mailto:room@x.example',
  'ATTENDEE;PARTSTAT=DECLINED;CN=Me:mailto:me@x.example',
  'END:VEVENT',
];
/** Sample calendars by name, as the lines of their events. */
export const calendars: Record<string, readonly string[]> = {
  weekly: [
    ...weekly,
    'BEGIN:VEVENT',
    'UID:weekly@x.example',
    'RECURRENCE-ID;TZID=Europe/Paris:20261124T100000',
    'DTSTART;TZID=Europe/Paris:20261125T160000',
    'DTEND;TZID=Europe/Paris:20261125T170000',
    'SUMMARY:Weekly, moved',
    'END:VEVENT',
  ],
  hostile: [
    'BEGIN:VEVENT',
    'UID:hostile@x.example',
    'DTSTART;VALUE=DATE:20261125',
    'DTEND;VALUE=DATE:20261128',
    'SUMMARY:<script>alert(1)</script>',
    'DESCRIPTION:<p onclick="x()">Hi<script>alert(1)</script> <a href="javascript:x()">bad</a><img src="https://evil.example/p.gif"></p>',
    'ATTACH;FILENAME=Plan.pdf;FMTTYPE=application/pdf:https://drive.google.com/open?id=1aB2cD3eF4gH5iJ6kL7mN',
    'ATTACH;FILENAME=bad:javascript:alert(1)',
    'END:VEVENT',
  ],
};

/** A calendar file around the lines of its events. */
export const ics = (...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
