package sip

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

// shortestMessage is what counts as a message; less is a breath before somebody hung up.
const shortestMessage = time.Second

// voicemail takes a message for somebody.
func (c *call) voicemail(plan *phone.Plan) {
	_ = c.list(plan, "", false)
	if !c.pickUp() {
		return
	}
	c.door.goes(func() {
		defer c.goodbye()
		c.settle()
		c.tell(plan.Lang, sound.LeaveMessage)
		c.a.side.Play(c.ctx, sound.Beep)
		said := c.record()
		length := time.Duration(len(said)) * time.Second / sound.Rate
		if length < shortestMessage {
			c.tell(plan.Lang, sound.MessageEmpty)
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		err := c.door.cfg.Phones.KeepMessage(ctx, phone.Message{Org: c.org, Member: plan.Mailbox, From: plan.From, At: c.door.cfg.Clock.Now(),
			Length: length, Audio: sound.WriteWAV(sound.ALaw, said)})
		if err != nil {
			c.broken(plan.Lang, err)
			return
		}
		c.outcomeIs(phone.Kept)
		c.tell(plan.Lang, sound.MessageKept)
	})
}

// record keeps what the caller says, up to a cross or to a pause. The line stays audible meanwhile.
func (c *call) record() []byte {
	ctx, stop := context.WithCancel(c.ctx)
	defer stop()
	c.door.goes(func() { c.a.side.Repeat(ctx, rest) })
	return c.a.side.Record(c.ctx, phone.MaxMessage, '#')
}

// listen plays the messages of whose phone it is.
func (c *call) listen(plan *phone.Plan) {
	if !c.pickUp() {
		return
	}
	c.outcomeIs(phone.Answered)
	c.door.goes(func() {
		defer c.goodbye()
		c.settle()
		var all []phone.Message
		err := c.door.cfg.DB.Read(c.ctx, c.org, func(tx db.Tx) (err error) {
			all, err = c.door.cfg.Phones.Messages(c.ctx, tx, plan.Mailbox)
			return err
		})
		if err != nil {
			c.broken(plan.Lang, err)
			return
		}
		c.counted(plan.Lang, all)
		for _, m := range all {
			if c.ctx.Err() != nil || !c.hear(plan, m) {
				return
			}
		}
		if len(all) > 0 {
			c.tell(plan.Lang, sound.NoMoreMessages)
		}
	})
}

func (c *call) counted(lang string, all []phone.Message) {
	fresh := 0
	for _, m := range all {
		if m.Heard.IsZero() {
			fresh++
		}
	}
	switch {
	case len(all) == 0:
		c.tell(lang, sound.NoMessages)
	case fresh > 0:
		c.tell(lang, sound.NewMessages, sound.Number(fresh))
	default:
		c.tell(lang, sound.OldMessages, sound.Number(len(all)))
	}
}

// hear plays one message: 1 plays it again, 2 goes on, 3 deletes it, each also while it plays.
func (c *call) hear(plan *phone.Plan, m phone.Message) bool {
	recording, err := c.door.cfg.Phones.Recording(m)
	if err != nil {
		c.broken(plan.Lang, err)
		return false
	}
	c.change(func(ctx context.Context, tx db.Tx) error { return c.door.cfg.Phones.Heard(ctx, tx, plan.Mailbox, m.ID) })
	for again := true; again; {
		again = false
		c.a.side.PlayUntilKey(c.ctx, heardAs(recording))
		key, ok := c.ask(plan.Lang, 1, sound.MessageMenu)
		switch {
		case !ok:
			return false
		case key == "1":
			again = true
		case key == "3":
			c.change(func(ctx context.Context, tx db.Tx) error {
				return c.door.cfg.Phones.DropMessage(ctx, tx, plan.Mailbox, m.ID)
			})
			c.tell(plan.Lang, sound.MessageDeleted)
			c.unpressed() // a key that was pressed twice deletes one message
		}
	}
	return c.ctx.Err() == nil
}

// unpressed forgets the keys that were pressed until now.
func (c *call) unpressed() {
	for {
		select {
		case <-c.a.side.Keys():
		default:
			return
		}
	}
}

func (c *call) change(f func(context.Context, db.Tx) error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := c.door.cfg.DB.Write(ctx, c.org, f); err != nil {
		c.door.cfg.Log.Error("a message cannot be changed", "error", err)
	}
}

// heardAs is a recording as it is played.
func heardAs(recording []byte) []byte {
	w, err := sound.ParseWAV(recording)
	if err != nil {
		return nil
	}
	return sound.ALaw.Bytes(w.Samples())
}
