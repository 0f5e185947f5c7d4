import { isFreeMail } from './free-mail.ts';
import { registrableDomainOf } from './registrable-domain.ts';

/** Names that no person has, whatever follows them after `+`, `-`, `_`, `.` or a digit: `noreply-12@…`, `bounce+x=y@…`. */
const machineNames = new RegExp(
  `^(?:${[
    '(?:do[._-]?)?not?[._-]?reply',
    'dont[._-]?reply',
    'ne[._-]?pas[._-]?repondre',
    'ne[._-]?repondez[._-]?pas',
    '(?:pas[._-]?de|sans)[._-]?reponse',
    'auto[._-]?(?:reply|confirm|response|responder|mailer)',
    'automati(?:c|que|sch)',
    'robot',
    'notif(?:y|ications?)?',
    'alert(?:e|s|es)?',
    'invitations?',
    'mailer-daemon',
    'postmaster',
    'hostmaster',
    'abuse',
    'bounces?',
    'unsub(?:scribe)?',
    'opt-?out',
    'desabo(?:nnement)?',
    'desinscription',
    'listserv',
    'majordomo',
    'mdaemon',
  ].join('|')})(?:$|[^a-z])`,
);

/** What services append to the name of what they send: `comments-noreply@…`, `calendar-notification@…`. */
const machineSuffixes = /[._-](?:no-?reply|do-?not-?reply|notifications?)$/;

/** One address for each answer: `reply+abc@…`. */
const answerPrefixes = /^repl(?:y|ies)\+/;

/** One address for each receiver who leaves a list: `leave-12ab@…`. */
const leavePrefixes = /^(?:leave|remove)[-_+].*\d/;

/** What mailing lists append to their own name (RFC 2142 §6 and the habits of Mailman and Sympa). */
const listSuffixes = /-(?:request|bounces?|owner|unsubscribe|subscribe)$/;
const listPrefixes = /^(?:owner|bounces?)-/;
const listHosts = /^(?:lists?|listes?|bounces?|groups?|leave|unsub|unsubscribe|opt-?out|desabo|desabonnement)\./;

/** Hosts that a video system calls by SIP, where each meeting or room has an address: `sip.`, `pexip-vc.`. */
const videoHosts = /(?:^|\.)(?:sip|h323|lync|pexip[a-z0-9-]*)\./;

/** Rooms, shared calendars and groups of Google, and the other public list hosts. */
const machineDomains = new Set([
  'resource.calendar.google.com',
  'group.calendar.google.com',
  'group.v.calendar.google.com',
  'import.calendar.google.com',
  'calendar-server.bounces.google.com',
  'unknownorganizer.calendar.google.com',
  'googlegroups.com',
  'docs.google.com',
  'reply.github.com',
  'noreply.github.com',
  'groups.io',
  'calendar.google.com',
  // Video systems that join a meeting by SIP.
  ...'zoomcrc.com lync.zoom.us bjn.vc plcm.vc pexip.me webex.com'.split(' '),
  // Assistants that take notes of meetings.
  ...'fireflies.ai read.ai otter.ai tldv.io fathom.video avoma.com grain.com sembly.ai supernormal.com'.split(' '),
  ...'meetgeek.ai fellow.app circleback.ai leexi.ai modjo.ai noota.io claap.io jamie.ai'.split(' '),
]);

/** The number of a meeting, which a video system calls: `93912345678@…`, `93912345678.acme@…`. */
const meetingNumber = /^\d{9,}(?:\.|$)/;

const machineLocals = [machineNames, machineSuffixes, answerPrefixes, leavePrefixes, listSuffixes, listPrefixes];

/** Whether an address in canonical form is a machine's: no-reply, mailing list, meeting room. */
export function isAutomaticAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  return isMachineHost(domain) || machineLocals.some((form) => form.test(local)) || isMeetingNumber(local, domain);
}

function isMachineHost(domain: string): boolean {
  return (
    machineDomains.has(domain) ||
    machineDomains.has(registrableDomainOf(domain)) ||
    listHosts.test(domain) ||
    videoHosts.test(domain)
  );
}

/** Some providers give their users numbers. */
function isMeetingNumber(local: string, domain: string): boolean {
  return meetingNumber.test(local) && !isFreeMail(domain);
}
