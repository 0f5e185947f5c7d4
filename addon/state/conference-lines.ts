/** What a line of an event's text is, as far as the conference is concerned. */
export type ConferenceLine =
  /** A meeting id, a code, a number to dial: kept beside the link. */
  | 'detail'
  /** A number out of a list of numbers, one for each country. */
  | 'number'
  /** Words and links that the conference service adds, and that say nothing of this meeting. */
  | 'boilerplate'
  /** A row of hyphens or the like: part of whatever stands beside it. */
  | 'rule'
  /** Anything else: the author's own. */
  | 'own';

/** Host names of conference services, as a part of their addresses. */
const conferenceHost =
  /^https?:\/\/(?:[^/?#]*\.)?(?:meet\.google|zoom|teams\.(?:microsoft|live)|webex|gotomeet(?:ing)?|whereby|bluejeans|ringcentral|livestorm|goto|chime|jit\.si)\.[^?#]*\/\S/i;

/** Whether a link joins a meeting: that of a known service, but neither its help nor its settings. */
export function joinsConference(url: string): boolean {
  return conferenceHost.test(url) && !/support|help|meetingoptions|legal|privacy|dialin|dial-in|[?&]pin=/i.test(url);
}

// The services' own words, in French and English. Each is a whole line, or what stands before a colon.

const detail = anyOf([
  'id( de( la)?)? (réunion|conférence)( téléphonique)?|n(uméro|º|°) (de( la)?|d’) ?(réunion|accès)|id vidéo',
  'code( secret| d’accès| pin| de (la )?réunion)?|mot de passe( de (la )?réunion)?|clé d’hôte',
  '(meeting|webinar|phone conference|conference|video) (id|number)( \\(access code\\))?|(meeting |webinar )?(passcode|password|access code)|pin',
  'ou composez le|ou appelez le|composez le|or dial|dial|call in|appeler|phone',
]);
const opening = '(rejoindre|participer|join|join us)';
const boilerplate = anyOf([
  `${opening}( à| by)?( la| une| the| your)?( réunion| conversation| meeting)?( (zoom|webex|teams|microsoft teams))?( meeting)?( (avec|sur|with|on|in) google meet)?( now| maintenant)?`,
  `${opening}( by| via| par| depuis| from| on| sur| with)( your| votre| un| une| a| an| the)? (sip|h\\.?323|téléphone|phone|ordinateur.*|computer.*|navigateur.*|système .*|video.*|mobile.*|application.*|appareil.*)`,
  'cliquez (ici )?pour (rejoindre|participer).*|click here to join.*|(microsoft )?teams( meeting)?|réunion (microsoft )?teams|(réunion|meeting) zoom|zoom meeting|google meet',
  '(one tap|one-tap) mobile|une seule touche.*|dial by your location|dial(-| )in( by phone)?|or call in \\(audio only\\)|composez (un numéro )?(en fonction de|selon) .*|appel .*audio.*',
  '(find|trouve[rz]|rechercher) (your|a|votre|un) (local )?(number|numéro( local)?)|(global|toll-free) call-in numbers|(view )?more phone numbers|(plus|autres) (de )?numéros( de téléphone)?|numéros locaux',
  '(réinitialiser|reset) (le |the )?(dial-in )?(code |code d’accès |)pin|options de (la )?réunion|meeting options|(pour les organisateurs|for organizers)',
  '(en savoir plus|learn more)( (sur|about) .{1,20})?( at)?|(more|plus d’) ?info(rmations|rmation|s)?|besoin d’aide.*|(microsoft teams )?need help.*|télécharger teams|download teams',
  'clé du locataire|tenant key|veuillez ne pas modifier cette section|(please )?do not edit this section|host key',
  '.{1,80} (vous invite à (une|participer à une) réunion zoom( planifiée)?|is inviting you to a scheduled zoom meeting|has invited you to .{1,40} meeting)',
  '(-- )?(do not delete or change any of the following text|ne supprimez (pas )?(et|ni) ne modifiez .*)',
]);

function anyOf(forms: readonly string[]): RegExp {
  return new RegExp(`^(?:${forms.join('|')})$`, 'i');
}

const address = /^<?(?:https?:\/\/|sips?:|tel:)\S+>?$|^\S+@\S+$|^\d{1,3}(?:\.\d{1,3}){3}\b/i;
/** `+33 1 70 37 97 29 France`, `(FR) +33 …`, `+16465588656,,939123#  US (New York)`. */
const phoneNumber = /^(?:\([a-z]{2}\) ?)?\+\d[\d\s().-]{6,24}[\d,#*;]*[^.!?:]{0,40}(?:: ?[\d\s]{3,14}#?)?$/i;
/** Google's fence around its block, which it says not to edit. */
const meetFence = /^-::~[:~]+::-$/;

/** Reads the visible lines of a text, in order, each with collapsed white space. */
export function readConferenceLines(lines: readonly string[]): ConferenceLine[] {
  let fenced = false;
  return lines.map((line) => {
    if (meetFence.test(line)) {
      fenced = !fenced;
      return 'rule';
    }
    const kind = kindOf(line);
    return fenced && kind === 'own' ? 'boilerplate' : kind;
  });
}

function kindOf(written: string): ConferenceLine {
  if (written.length > 300) return 'own';
  if (/^[-_=~*·─━—\s]{3,}$/.test(written)) return 'rule';
  const line = written.replace(/'/g, '’').replace(/[\s.–—-]+$/, '');
  if (phoneNumber.test(line)) return 'number';
  const parts = line.split(' | ').map(kindOfPart);
  if (parts.includes('own')) return 'own';
  return parts.includes('detail') ? 'detail' : 'boilerplate';
}

function kindOfPart(part: string): ConferenceLine {
  if (address.test(part) || boilerplate.test(part.replace(/[:\s]+$/, ''))) return 'boilerplate';
  const [, label = '', value = ''] = /^([^:]{1,80}?)\s*:\s*(.{1,200})$/.exec(part) ?? [];
  if (detail.test(label)) return /\d|^\S{4,20}$/.test(value) ? 'detail' : 'own';
  return boilerplate.test(label) && address.test(value) ? 'boilerplate' : 'own';
}
