// Package media carries the sound of calls: between two phones, from a phone to the office and back.
//
// Every dialog has a Side: a pair of UDP ports that one other end speaks with, and the session descriptions (SDP, RFC 8866)
// about it. Sides are joined, parted, and joined with others; each can be spoken to (Play), listened to (Keys, Record), or both
// while nobody else is there.
//
//	ports, err := media.Open(20000, 29999)
//	a, err := ports.Side(media.Config{Host: "192.0.2.1", From: whereTheInviteCameFrom})
//	b, err := ports.Side(media.Config{Host: "192.0.2.1", Like: invite.Body()})
//	offer := b.Offer()              // goes to the callee, whose answer comes back
//	err = b.Answered(theirAnswer)
//	media.Join(a, b)
//	answer, err := a.Answer(invite.Body()) // names the codecs that both ends have
//
// What holds here:
//
//   - Nothing is taken from anybody, and nothing is sent, before Answer or Answered: whoever calls these has authenticated the call.
//   - Then sound is taken from the host that the description names, or, where that lies behind a NAT, from the host that its signalling came
//     from; from either where both are private. The first valid packet from there settles the address (symmetric RTP, RFC 4961), and no other is heard, until
//     a new description names another. Where sound is encrypted, valid means authentic.
//   - Encrypted (SRTP with keys in the description, RFC 3711 and 4568) and plain sides are joined as any others. Replayed packets are
//     dropped. What is encrypted on one side is not made plain on it by anything that the other end says later.
//   - A description is text from a stranger: it is bounded in size and in its parts, and what is not understood is refused or passed
//     over, never trusted. No name in it is looked up.
//   - G.711 is always among the codecs, in both laws, and turned from one into the other where the ends differ. Wide-band codecs pass as
//     they are where both ends have them. Nothing else is decoded.
//   - Each source that is heard on a side is an RTP stream of its own: the sequence numbers and timestamps keep the gaps of the source, the
//     SSRC changes with it.
//   - One clock beats for all prompts. A packet that is passed on needs no memory of its own. It is passed on at once: there is no buffer
//     that would add to the delay, so what comes late or never is counted, not repaired.
//
// The time here is that of the machine: it is about packets, not about the office.
package media
