/** Where anybody has a mail address: sharing such a domain says nothing, and it is never asked for. */
const PUBLIC_MAIL = new Set(
  `126.com 163.com alice.it aol.com arcor.de bigpond.com bluewin.ch btinternet.com centrum.cz comcast.net cox.net email.cz
  fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com
  hotmail.de hotmail.es hotmail.fr hotmail.it icloud.com interia.pl laposte.net libero.it live.co.uk live.com live.de live.fr
  mac.com mail.com mail.de mail.ru me.com msn.com o2.pl online.de onet.pl op.pl orange.fr outlook.com outlook.de outlook.es
  outlook.fr posteo.de proton.me protonmail.com qq.com rediffmail.com rocketmail.com sbcglobal.net seznam.cz sfr.fr sina.com
  sky.com t-online.de telenet.be tiscali.it tutanota.com verizon.net virgilio.it wanadoo.fr web.de wp.pl yahoo.co.in
  yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zoho.com`.split(
    /\s+/,
  ),
);

/** True for a domain, lower case, where anybody has mail. */
export function isPublicMail(domain: string): boolean {
  return PUBLIC_MAIL.has(domain);
}
