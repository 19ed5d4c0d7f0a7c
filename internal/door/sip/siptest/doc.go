// Package siptest gives tests real phones: baresip without a terminal, driven over its control port, with a microphone that
// plays what the test says and an ear that keeps what it hears.
//
//	anna := siptest.Start(t, siptest.Phone{User: "desk-1", Password: "…", Server: "127.0.0.1:5060"})
//	anna.Registered()
//	anna.Dial("*35")
//	anna.Answered()
//	anna.Hears(sound.ALaw.Samples(sound.Say("en", sound.AskExtension)))
//	anna.Digits("201#")
//	anna.Hangup()
//
// Nothing here sleeps to let something happen: each step waits for what the phone says, or for the sound itself, and fails the test
// after a while without it.
package siptest
