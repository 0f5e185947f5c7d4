/** Domains whose addresses belong to anyone: sharing one says nothing about the company. */
const domains = new Set(
  `gmail.com googlemail.com
   orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr cegetel.net club-internet.fr bbox.fr numericable.fr noos.fr
   aliceadsl.fr libertysurf.fr voila.fr nordnet.fr dartybox.com mailo.com mailo.fr
   outlook.com outlook.fr outlook.be hotmail.com hotmail.fr hotmail.be hotmail.co.uk live.com live.fr live.be msn.com
   yahoo.com yahoo.fr yahoo.co.uk yahoo.de yahoo.es yahoo.it yahoo.ca ymail.com rocketmail.com aol.com aim.com
   icloud.com me.com mac.com
   gmx.com gmx.net gmx.de gmx.fr gmx.at gmx.ch web.de t-online.de freenet.de mail.com
   proton.me protonmail.com protonmail.ch pm.me tutanota.com tuta.io tuta.com hey.com fastmail.com fastmail.fm zoho.com
   skynet.be telenet.be proximus.be bluewin.ch sunrise.ch videotron.ca sympatico.ca
   libero.it virgilio.it alice.it tin.it terra.es telefonica.net btinternet.com sky.com comcast.net verizon.net att.net
   mail.ru yandex.ru yandex.com qq.com 163.com 126.com`.split(/\s+/),
);

/** `domain` in canonical form: lower case, ASCII. */
export function isFreeMail(domain: string): boolean {
  return domains.has(domain);
}
