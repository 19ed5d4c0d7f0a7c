package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"bureau/internal/db"
	"bureau/internal/phone"
	"bureau/internal/sound"
	"bureau/internal/workplace"
)

// Phone is a phone of the demo, with what a device registers with.
type Phone struct {
	Organisation string `json:"organisation"`
	Name         string `json:"name"`
	Asset        string `json:"asset"` // the desk on which it stands
	Username     string `json:"username"`
	Password     string `json:"password"`
}

// How many phones and extensions there are; the extensions begin with 201.
const (
	phonesHere     = 12
	extensionsHere = 24
	firstExtension = 201
)

// pinOf is the PIN of one of the people. The first one's is in every manual, and is no example to follow.
func pinOf(i int) string {
	if i == 0 {
		return "1234"
	}
	return fmt.Sprintf("%06d", (i*314_159+271_828)%1_000_000)
}

// telephone puts phones on desks of the first site, gives people extensions, logs some in, and lets some calls have been made.
func (f *filler) telephone(ctx context.Context, g *founded, people []Person) ([]Phone, error) {
	hashed := make([]string, min(extensionsHere, len(people)))
	for i := range hashed {
		hashed[i] = f.office.Accounts.Hash(pinOf(i))
	}
	var out []Phone
	err := f.office.DB.Write(ctx, g.id, func(ctx context.Context, tx db.Tx) (err error) {
		if err := f.number(tx, g, hashed); err != nil {
			return err
		}
		out, err = f.install(ctx, tx, g)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i := range hashed {
		people[i].Extension, people[i].PIN = fmt.Sprint(firstExtension+i), pinOf(i)
	}
	return out, f.talk(ctx, g)
}

// number gives people extensions, and a ring group to the first few.
func (f *filler) number(tx db.Tx, g *founded, hashed []string) error {
	for i := range hashed {
		s := phone.MemberSetting{Member: g.actors[i].Member, Extension: fmt.Sprint(firstExtension + i), Hot: true}
		if err := f.office.Phones.SetMemberHashed(tx, g.actors[0], s, hashed[i]); err != nil {
			return err
		}
	}
	return nil
}

// install puts the phones on desks, and logs some people in.
func (f *filler) install(ctx context.Context, tx db.Tx, g *founded) ([]Phone, error) {
	var out []Phone
	for _, a := range g.assets {
		if a.Kind != workplace.Desk || len(out) == phonesHere {
			continue
		}
		d, err := f.office.Phones.AddDevice(ctx, tx, g.actors[0], phone.Device{Name: "Toestel " + a.Name, Hot: true, Asset: a.ID, Lang: "nl",
			EmergencyNumber: fmt.Sprintf("+31205550%03d", 100+len(out)), EmergencyAddress: "Houtmankade 12, 1013 MX Amsterdam, " + a.Name})
		if err != nil {
			return nil, err
		}
		secret, err := f.office.Phones.DeviceSecret(ctx, tx, g.actors[0], d.ID)
		if err != nil {
			return nil, err
		}
		if i := len(out); i > 0 && i < 6 { // the first stays free
			if _, err := f.office.Phones.LogInHere(ctx, tx, g.actors[i], d.ID); err != nil {
				return nil, err
			}
		}
		out = append(out, Phone{g.id, d.Name, a.Name, d.User, string(secret)})
	}
	group := phone.Group{Name: "Receptie", Extension: "300", Ring: phone.DefaultRing, NoAnswer: fmt.Sprint(firstExtension)}
	for _, a := range g.actors[1:5] {
		group.Members = append(group.Members, a.Member)
	}
	_, err := f.office.Phones.SetGroup(ctx, tx, g.actors[0], group)
	return out, err
}

// talk lets some calls of the last two days have been made, and a message have been left.
func (f *filler) talk(ctx context.Context, g *founded) error {
	defer f.clock.Set(f.now)
	who := func(i int) phone.Identity {
		return phone.Identity{Number: fmt.Sprint(firstExtension + i), Name: g.actors[i].Name}
	}
	for n, c := range []struct {
		from, to int
		ago      time.Duration
		lasts    time.Duration
		how      phone.Outcome
	}{{1, 0, 26 * time.Hour, 3 * time.Minute, phone.Answered}, {0, 2, 25 * time.Hour, 48 * time.Second, phone.Answered}, {3, 0, 4 * time.Hour, 0, phone.Missed},
		{4, 0, 3 * time.Hour, 0, phone.Kept}, {0, 5, 40 * time.Minute, 95 * time.Second, phone.Answered}} {
		call := phone.Call{ID: fmt.Sprint("demo-", n), From: who(c.from), FromMember: g.actors[c.from].Member, To: who(c.to), ToMember: g.actors[c.to].Member}
		f.clock.Set(f.now.Add(-c.ago))
		if err := f.call(ctx, g, call, c.lasts, c.how); err != nil {
			return err
		}
	}
	if err := f.voice(ctx, g); err != nil {
		return err
	}
	f.clock.Set(f.now.Add(-3 * time.Hour))
	said := sound.Say("nl", sound.LeaveMessage, sound.Goodbye)
	return f.office.Phones.KeepMessage(ctx, phone.Message{Org: g.id, Member: g.actors[0].Member, From: who(4), Length: time.Duration(len(said)/8) * time.Millisecond,
		Audio: sound.WriteWAV(sound.ALaw, said)})
}

// voice has one prompt said in a recording of the office's own: with a tone before it.
func (f *filler) voice(ctx context.Context, g *founded) error {
	f.clock.Set(f.now.Add(-24 * time.Hour))
	own := slices.Concat(sound.Beep, sound.Say("nl", sound.PleaseHold))
	return f.office.Phones.SetPrompt(ctx, g.actors[0], "nl", sound.PleaseHold, sound.WriteWAV(sound.ALaw, own))
}

func (f *filler) call(ctx context.Context, g *founded, c phone.Call, lasts time.Duration, how phone.Outcome) error {
	return f.office.DB.Write(ctx, g.id, func(ctx context.Context, tx db.Tx) error {
		if err := f.office.Phones.CallBegan(ctx, tx, c); err != nil {
			return err
		}
		if how == phone.Answered {
			if err := f.office.Phones.CallAnswered(ctx, tx, c.ID, c.ToMember); err != nil {
				return err
			}
		}
		f.clock.Advance(lasts)
		return f.office.Phones.CallEnded(ctx, tx, c.ID, how)
	})
}
