package directory

import "strings"

// publicMail are domains at which anybody gets an address: having one there says nothing of where somebody works. It
// cannot be whole; the proof that SetJoining takes stands beside it.
var publicMail = func() map[string]bool {
	all := map[string]bool{}
	for _, d := range strings.Fields(`
		gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.at outlook.be hotmail.com hotmail.de hotmail.fr hotmail.nl hotmail.be
		hotmail.co.uk hotmail.it hotmail.es live.com live.nl live.be live.fr live.de live.at live.co.uk msn.com passport.com
		yahoo.com yahoo.de yahoo.fr yahoo.co.uk yahoo.it yahoo.es ymail.com rocketmail.com aol.com aol.de aim.com
		icloud.com me.com mac.com privaterelay.appleid.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.com tuta.io keemail.me
		gmx.de gmx.at gmx.net gmx.ch gmx.com gmx.fr web.de mail.de email.de freenet.de t-online.de arcor.de online.de vodafone.de 1und1.de posteo.de posteo.net mailbox.org
		aon.at chello.at a1.net inode.at utanet.at kabsi.at drei.at bluewin.ch hispeed.ch sunrise.ch
		ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl home.nl xs4all.nl casema.nl quicknet.nl upcmail.nl chello.nl zonnet.nl tele2.nl online.nl solcon.nl
		telenet.be skynet.be proximus.be scarlet.be voo.be pandora.be
		orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr alice.it libero.it virgilio.it tiscali.it tin.it
		btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk comcast.net verizon.net att.net sbcglobal.net cox.net charter.net
		seznam.cz email.cz centrum.cz wp.pl o2.pl onet.pl interia.pl op.pl mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net
		qq.com 163.com 126.com foxmail.com sina.com naver.com daum.net hanmail.net rediffmail.com uol.com.br bol.com.br terra.com.br
		mail.com email.com usa.com fastmail.com fastmail.fm zoho.com zohomail.com zohomail.eu hushmail.com hey.com duck.com inbox.com lycos.com runbox.com disroot.org riseup.net
		mailinator.com guerrillamail.com 10minutemail.com yopmail.com trashmail.com temp-mail.org sharklasers.com`) {
		all[d] = true
	}
	return all
}()
