package sound

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"path"
	"strings"
)

// Prompt names something that is said on the phone.
type Prompt string

// Hot-desking: what is asked, and how it ended.
const (
	AskExtension     Prompt = "ask-extension"     // for the internal number, then the hash key
	AskPIN           Prompt = "ask-pin"           // likewise
	LoggedIn         Prompt = "logged-in"         // the phone has a user now
	LoggedOut        Prompt = "logged-out"        // the phone has none any more
	UnknownExtension Prompt = "unknown-extension" // nobody has this number
	WrongPIN         Prompt = "wrong-pin"         //
	Locked           Prompt = "locked"            // too many wrong attempts, by the user or on the phone
	NoUser           Prompt = "no-user"           // nobody is logged in: why the phone cannot call, and what to dial
	UserNotAllowed   Prompt = "user-not-allowed"  // hot-desking is off for the extension
	PhoneNotAllowed  Prompt = "phone-not-allowed" // hot-desking is off for the phone
	InvalidEntry     Prompt = "invalid-entry"     // such as letters or far too many digits
	NothingEntered   Prompt = "nothing-entered"   // waited in vain
	TryAgain         Prompt = "try-again"         //
	Extension        Prompt = "extension"         // the word, before digits
)

// Why a call does not come about. These are said to strangers, too.
const (
	NoSuchNumber   Prompt = "no-such-number"
	NotPermitted   Prompt = "not-permitted"  // not from this phone or by this user
	LimitReached   Prompt = "limit-reached"  // no line is free, or the day's limit is used up
	Unavailable    Prompt = "unavailable"    // something is broken
	HelpFailed     Prompt = "help-failed"    // no call for help goes out from this phone
	Busy           Prompt = "busy"           //
	NoAnswer       Prompt = "no-answer"      //
	NotReachable   Prompt = "not-reachable"  // no phone
	Absent         Prompt = "absent"         // sick or on vacation
	DoNotDisturb   Prompt = "do-not-disturb" //
	PleaseHold     Prompt = "please-hold"    //
	TransferFailed Prompt = "transfer-failed"
	Goodbye        Prompt = "goodbye"
)

// Voicemail.
const (
	LeaveMessage   Prompt = "leave-message" // after the tone
	MessageKept    Prompt = "message-kept"
	MessageEmpty   Prompt = "message-empty"
	MailboxFull    Prompt = "mailbox-full"
	NoMailbox      Prompt = "no-mailbox"
	NoMessages     Prompt = "no-messages"
	NewMessages    Prompt = "new-messages"   // then a digit, or MoreThanNine
	OldMessages    Prompt = "old-messages"   // likewise
	MoreThanNine   Prompt = "more-than-nine" //
	NextMessage    Prompt = "next-message"
	NoMoreMessages Prompt = "no-more-messages"
	MessageMenu    Prompt = "message-menu" // 1 again, 2 next, 3 delete
	MessageDeleted Prompt = "message-deleted"
	MessageSaved   Prompt = "message-saved"
)

// Settings changed by dialling.
const (
	ForwardingOn  Prompt = "forwarding-on"
	ForwardingOff Prompt = "forwarding-off"
	QuietOn       Prompt = "quiet-on"  // do not disturb
	QuietOff      Prompt = "quiet-off" //
)

// Prompts are all of them but the digits.
var Prompts = []Prompt{
	AskExtension, AskPIN, LoggedIn, LoggedOut, UnknownExtension, WrongPIN, Locked, NoUser, UserNotAllowed, PhoneNotAllowed, InvalidEntry,
	NothingEntered, TryAgain, Extension, NoSuchNumber, NotPermitted, LimitReached, Unavailable, HelpFailed, Busy, NoAnswer, NotReachable, Absent, DoNotDisturb,
	PleaseHold, TransferFailed, Goodbye, LeaveMessage, MessageKept, MessageEmpty, MailboxFull, NoMailbox, NoMessages, NewMessages, OldMessages,
	MoreThanNine, NextMessage, NoMoreMessages, MessageMenu, MessageDeleted, MessageSaved, ForwardingOn, ForwardingOff, QuietOn, QuietOff,
}

// Digits are the prompts that say a number, digit by digit; what is no digit is left out.
func Digits(number string) []Prompt {
	var out []Prompt
	for _, r := range number {
		if r >= '0' && r <= '9' {
			out = append(out, Prompt("digit-"+string(r)))
		}
	}
	return out
}

// Number is the prompt for how many there are: a digit, or more than nine.
func Number(n int) Prompt {
	if n > 9 {
		return MoreThanNine
	}
	return Prompt("digit-" + string(rune('0'+max(0, n))))
}

// Languages are those that prompts are said in.
var Languages = []string{"nl", "de", "en", "fr"}

//go:embed prompts
var prompts embed.FS

// Say gives the A-law of prompts, one after the other, in a language such as "de" or "de-AT"; in English where the language is not
// spoken. It is whole packets. A prompt that there is none of is silent.
func Say(lang string, say ...Prompt) []byte {
	var out []byte
	for _, p := range say {
		if spoken, err := prompts.ReadFile(path.Join("prompts", Spoken(lang), string(p)+".al")); err == nil {
			out = append(out, spoken...)
		}
	}
	return out
}

// Words gives the text of a prompt as it is said, for pages that show what an organisation may replace.
func Words(lang string, p Prompt) string {
	words, _ := find(path.Join("prompts", Spoken(lang)+".txt"), string(p)+": ")
	return words
}

// MadeFrom tells whether a prompt was made from these words.
func MadeFrom(lang string, p Prompt, words string) bool {
	sums, _ := find("prompts/manifest.txt", lang+"/"+string(p)+" ")
	made, _, _ := strings.Cut(sums, " ")
	sum := sha256.Sum256([]byte(words))
	return made == hex.EncodeToString(sum[:])
}

// Spoken is the language in which prompts are said to whoever reads one such as "de-AT".
func Spoken(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	for _, l := range Languages {
		if l == base {
			return l
		}
	}
	return "en"
}

// find gives the rest of the line of a file that begins so.
func find(file, begin string) (string, bool) {
	text, err := prompts.ReadFile(file)
	if err != nil {
		return "", false
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, begin); ok {
			return strings.TrimSpace(rest), true
		}
	}
	return "", false
}
