// Package sound is what is heard on a phone, as bytes: G.711 A-law and µ-law, WAV files, the digits that are pressed during a call
// (RFC 4733), tones, and the prompts that the office says in Dutch, German, English and French. It opens no socket, reads no clock,
// and knows nothing of calls.
//
// What holds here:
//
//   - Sound is 8,000 samples a second, one channel. A packet is 20 ms: 160 bytes of G.711. Prompts and tones are whole packets of A-law.
//   - A prompt is named; each is there in every language, and was made from the text beside it (manifest.txt, made by
//     scripts/prompts): a text that changes without its sound fails the tests.
//   - A digit counts once, however many of its packets arrive, in whatever order, and also where only its last ones do.
//   - A file from elsewhere is bounded in size and in length, and nothing in it makes a reader panic or reserve memory that
//     the file does not fill.
package sound
