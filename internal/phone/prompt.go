package phone

import (
	"context"
	"encoding/base64"
	"errors"
	"slices"
	"sync"
	"time"

	"bureau/internal/audit"
	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/id"
	"bureau/internal/sound"
)

// MaxPrompt is how long an organisation's own prompt may be.
const MaxPrompt = 20 * time.Second

// PromptSection is a part of what is said on the phone, as its list is parted.
type PromptSection struct {
	Name    i18n.Text
	Prompts []sound.Prompt
}

// PromptSections are the prompts that a call can come to; an organisation may say each in a voice of its own.
var PromptSections = []PromptSection{
	{i18n.PromptsLogIn, []sound.Prompt{sound.AskExtension, sound.AskPIN, sound.LoggedIn, sound.LoggedOut, sound.NoUser, sound.UnknownExtension, sound.WrongPIN,
		sound.Locked, sound.UserNotAllowed, sound.PhoneNotAllowed, sound.NothingEntered, sound.Goodbye}},
	{i18n.PhoneCalls, []sound.Prompt{sound.PleaseHold, sound.Busy, sound.NoAnswer, sound.NotReachable, sound.Absent, sound.DoNotDisturb, sound.NoSuchNumber,
		sound.NotPermitted, sound.LimitReached, sound.Unavailable, sound.HelpFailed, sound.TransferFailed}},
	{i18n.PhoneMessages, []sound.Prompt{sound.LeaveMessage, sound.MessageKept, sound.MessageEmpty, sound.NoMessages, sound.NewMessages, sound.OldMessages,
		sound.MessageMenu, sound.MessageDeleted, sound.NoMoreMessages}},
	{i18n.PromptsNumbers, append([]sound.Prompt{sound.Extension, sound.MoreThanNine}, sound.Digits("0123456789")...)},
}

// PromptShown is a prompt in a language, and the organisation's own recording of it where there is one.
type PromptShown struct {
	Lang   string
	Prompt sound.Prompt
	Words  string // of the standard
	Own    bool
	Length time.Duration // of the own one
	At     time.Time     // when it was uploaded
}

// Prompts are what is said in a language, in the order of PromptSections; it takes the right Phones.
func (p *Phones) Prompts(_ context.Context, tx db.Tx, actor directory.Actor, lang string) ([]PromptShown, error) {
	if err := need(actor); err != nil {
		return nil, err
	}
	if !slices.Contains(sound.Languages, lang) {
		return nil, missing()
	}
	own, err := ownPrompts(tx, lang)
	var out []PromptShown
	for _, s := range PromptSections {
		for _, prompt := range s.Prompts {
			shown := own[prompt].PromptShown
			shown.Lang, shown.Prompt, shown.Words = lang, prompt, sound.Words(lang, prompt)
			out = append(out, shown)
		}
	}
	return out, err
}

// Prompt is one of them; NotFound where there is none of that name.
func (p *Phones) Prompt(ctx context.Context, tx db.Tx, actor directory.Actor, lang string, prompt sound.Prompt) (PromptShown, error) {
	all, err := p.Prompts(ctx, tx, actor, lang)
	if err != nil {
		return PromptShown{}, err
	}
	i := slices.IndexFunc(all, func(s PromptShown) bool { return s.Prompt == prompt })
	if i < 0 {
		return PromptShown{}, missing()
	}
	return all[i], nil
}

// PromptSound is how a prompt sounds, as a WAV file: the organisation's own recording, or the standard. NotFound where there is no own one.
func (p *Phones) PromptSound(ctx context.Context, tx db.Tx, actor directory.Actor, lang string, prompt sound.Prompt, own bool) ([]byte, error) {
	s, err := p.Prompt(ctx, tx, actor, lang, prompt)
	if err != nil {
		return nil, err
	}
	if !own {
		return sound.WriteWAV(sound.ALaw, sound.Say(lang, prompt)), nil
	}
	if !s.Own {
		return nil, missing()
	}
	spoken, err := promptSound(tx, lang, prompt)
	return sound.WriteWAV(sound.ALaw, spoken), err
}

// SetPrompt has a prompt said as in a WAV file from now on; it takes the right Phones. The file is turned into what phones play outside of
// transactions, so it opens its own.
func (p *Phones) SetPrompt(ctx context.Context, actor directory.Actor, lang string, prompt sound.Prompt, file []byte) error {
	err := p.DB.Read(ctx, actor.Org, func(tx db.Tx) error { // before anything is done with the file
		_, err := p.Prompt(ctx, tx, actor, lang, prompt)
		return err
	})
	if err != nil {
		return err
	}
	spoken, err := readPrompt(file)
	if err != nil {
		return err
	}
	return p.DB.Write(ctx, actor.Org, func(ctx context.Context, tx db.Tx) error {
		actor, err := directory.ActorByID(tx, actor.Member) // with the rights of this moment
		if err != nil {
			return err
		}
		return p.keepPrompt(ctx, tx, actor, lang, prompt, spoken)
	})
}

// readPrompt turns an upload into A-law, or says what is wrong with it and what to do.
func readPrompt(file []byte) ([]byte, error) {
	if len(file) == 0 {
		return nil, fault.New(fault.Invalid, i18n.PromptNoFile).On("sound")
	}
	spoken, err := sound.Uploaded(file)
	seconds := int(MaxPrompt / time.Second)
	switch {
	case errors.Is(err, sound.ErrTooLarge), errors.Is(err, sound.ErrTooLong), len(spoken) > seconds*sound.Rate:
		return nil, fault.New(fault.Invalid, i18n.PromptTooLong, seconds).On("sound")
	case errors.Is(err, sound.ErrNothing):
		return nil, fault.New(fault.Invalid, i18n.PromptSilent).On("sound")
	case errors.Is(err, sound.ErrWAVFormat):
		return nil, fault.New(fault.Invalid, i18n.PromptFormat).On("sound")
	case err != nil:
		return nil, fault.New(fault.Invalid, i18n.PromptNoWAV).On("sound")
	}
	return spoken, nil
}

func (p *Phones) keepPrompt(ctx context.Context, tx db.Tx, actor directory.Actor, lang string, prompt sound.Prompt, spoken []byte) error {
	before, err := p.Prompt(ctx, tx, actor, lang, prompt)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO phone_prompt (id, org, lang, prompt, sound, millis, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (org, lang, prompt) DO UPDATE SET id = excluded.id, sound = excluded.sound, millis = excluded.millis, at = excluded.at
		WHERE phone_prompt.org = $2`, id.New(), tx.Org(), lang, string(prompt), base64.StdEncoding.EncodeToString(spoken), len(spoken)*1000/sound.Rate, db.Micros(p.Clock.Now()))
	action := audit.Added
	if before.Own {
		action = audit.Replaced
	}
	logPrompt(tx, actor, action, before)
	return err
}

func logPrompt(tx db.Tx, actor directory.Actor, action audit.Word, s PromptShown) {
	audit.Log(tx, audit.Entry{Actor: actor.Member, Action: action, Kind: audit.Prompt, Object: s.Lang + "/" + string(s.Prompt), Label: s.Words})
	tx.Record(Changed{})
}

// RemovePrompt takes a prompt back to the standard; it takes the right Phones. Where it is the standard already, nothing happens.
func (p *Phones) RemovePrompt(ctx context.Context, tx db.Tx, actor directory.Actor, lang string, prompt sound.Prompt) error {
	s, err := p.Prompt(ctx, tx, actor, lang, prompt)
	if err != nil || !s.Own {
		return err
	}
	_, err = tx.Exec("DELETE FROM phone_prompt WHERE org = $1 AND lang = $2 AND prompt = $3", tx.Org(), lang, string(prompt))
	logPrompt(tx, actor, audit.Removed, s)
	return err
}

type ownPrompt struct {
	PromptShown
	id string
}

// ownPrompts are the organisation's own ones in a language, by name.
func ownPrompts(tx db.Tx, lang string) (map[sound.Prompt]ownPrompt, error) {
	all, err := db.All(tx, func(row db.Scan) (o ownPrompt, err error) {
		var millis, at int64
		err = row(&o.id, &o.Prompt, &millis, &at)
		o.Own, o.Length, o.At = true, time.Duration(millis)*time.Millisecond, db.Time(at)
		return o, err
	}, "SELECT id, prompt, millis, at FROM phone_prompt WHERE org = $1 AND lang = $2", tx.Org(), lang)
	out := make(map[sound.Prompt]ownPrompt, len(all))
	for _, o := range all {
		out[o.Prompt] = o
	}
	return out, err
}

func promptSound(tx db.Tx, lang string, prompt sound.Prompt) ([]byte, error) {
	var text string
	err := tx.Row("SELECT sound FROM phone_prompt WHERE org = $1 AND lang = $2 AND prompt = $3", tx.Org(), lang, string(prompt)).Scan(&text)
	if err != nil {
		return nil, none(err)
	}
	return base64.StdEncoding.DecodeString(text)
}

// Say gives the A-law of prompts, one after the other, in a language: each in the organisation's own voice where there is one, else in
// the standard one. Where the own ones cannot be read, the standard is said, and the error tells why.
func (p *Phones) Say(ctx context.Context, org, lang string, say ...sound.Prompt) ([]byte, error) {
	lang = sound.Spoken(lang)
	var out []byte
	err := p.DB.Read(ctx, org, func(tx db.Tx) error {
		own, err := ownPrompts(tx, lang)
		if err != nil {
			return err
		}
		out = nil
		for _, prompt := range say {
			spoken, err := p.voice(tx, lang, prompt, own)
			if err != nil {
				return err
			}
			out = append(out, spoken...)
		}
		return nil
	})
	if err != nil {
		return sound.Say(lang, say...), err
	}
	return out, nil
}

func (p *Phones) voice(tx db.Tx, lang string, prompt sound.Prompt, own map[sound.Prompt]ownPrompt) ([]byte, error) {
	o, there := own[prompt]
	if !there {
		return sound.Say(lang, prompt), nil
	}
	return p.voices.get(o.id, func() ([]byte, error) { return promptSound(tx, lang, prompt) })
}

// voices keeps recordings that were said by their ids. One that is replaced has another id, on every node, so nothing here is ever old.
type voices struct {
	mu  sync.Mutex
	all map[string][]byte
}

// maxVoices is how many recordings are kept at once: 32 MB of the longest.
const maxVoices = 200

func (v *voices) get(id string, read func() ([]byte, error)) ([]byte, error) {
	v.mu.Lock()
	kept, there := v.all[id]
	v.mu.Unlock()
	if there {
		return kept, nil
	}
	spoken, err := read()
	if err != nil {
		return nil, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.all == nil || len(v.all) >= maxVoices {
		v.all = map[string][]byte{}
	}
	v.all[id] = spoken
	return spoken, nil
}
