import { registrationOf } from './registrable-domain.ts';

/** Domains whose addresses belong to anyone: sharing one says nothing about the company. */
const domains = new Set(
  `gmail.com
   orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr 9online.fr cegetel.net club-internet.fr bbox.fr numericable.fr
   noos.fr aliceadsl.fr libertysurf.fr worldonline.fr infonie.fr freesurf.fr tele2.fr voila.fr nordnet.fr dartybox.com
   netcourrier.com caramail.com caramail.fr mailo.com mailo.fr
   me.com mac.com privaterelay.appleid.com duck.com mozmail.com relay.firefox.com simplelogin.com slmail.me aleeas.com
   anonaddy.me anonaddy.com passmail.net
   web.de freenet.de arcor.de email.de kabelmail.de vodafonemail.de mailbox.org posteo.de posteo.net mail.com
   proton.me pm.me tuta.io tuta.com tutamail.com keemail.me hey.com mailfence.com runbox.com startmail.com
   disroot.org riseup.net ik.me
   skynet.be telenet.be pandora.be proximus.be belgacom.net scarlet.be voo.be brutele.be
   bluewin.ch bluemail.ch hispeed.ch sunrise.ch swissonline.ch vtxmail.ch vtxnet.ch netplus.ch
   pt.lu vo.lu internet.lu monaco.mc libello.com
   ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl home.nl xs4all.nl chello.nl upcmail.nl casema.nl quicknet.nl
   aon.at chello.at
   videotron.ca sympatico.ca bell.net rogers.com shaw.ca telus.net cogeco.ca
   libero.it virgilio.it alice.it tin.it tim.it inwind.it iol.it email.it fastwebnet.it
   terra.es telefonica.net ono.com sapo.pt netcabo.pt iol.pt
   btinternet.com sky.com ntlworld.com virginmedia.com blueyonder.co.uk talktalk.net eircom.net
   comcast.net verizon.net att.net charter.net cox.net earthlink.net bellsouth.net sbcglobal.net optonline.net juno.com
   bigpond.com optusnet.com.au xtra.co.nz uol.com.br bol.com.br ig.com.br terra.com.br
   wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz freemail.hu citromail.hu abv.bg ukr.net menara.ma topnet.tn
   mail.ru bk.ru list.ru inbox.ru rambler.ru ya.ru qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com 139.com
   naver.com daum.net hanmail.net nifty.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp rediffmail.com`.split(
    /\s+/,
  ),
);

/** Providers that give out addresses under one name in many countries: `hotmail.es`, `yahoo.co.jp`. */
const providers = new Set(
  `aim aol fastmail gmx googlemail hotmail hushmail icloud live msn outlook protonmail rocketmail t-online tiscali
   tutanota yahoo yandex ymail zoho zohomail`.split(/\s+/),
);

/** Two-letter domains that are sold to anybody as words, so that they say no country. */
const wordsForSale = new Set(['ai', 'co', 'io', 'me', 'tv']);

/** `domain` in canonical form: lower case, ASCII. A domain below a provider's is the provider's. */
export function isFreeMail(domain: string): boolean {
  const { domain: registered, label, suffix, ofRegistry } = registrationOf(domain);
  if (domains.has(domain) || domains.has(registered ?? '')) return true;
  return ofRegistry && providers.has(label ?? '') && isOfCountryOrWorld(suffix ?? '');
}

/** Whether a provider of many countries may have registered its name below this public suffix. */
function isOfCountryOrWorld(suffix: string): boolean {
  const last = suffix.slice(suffix.lastIndexOf('.') + 1);
  return suffix === 'com' || suffix === 'net' || (last.length === 2 && !wordsForSale.has(last));
}
