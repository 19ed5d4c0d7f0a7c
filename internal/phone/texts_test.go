package phone_test

import (
	"context"
	"testing"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
)

func TestWhatIsTakenIsSaidByItsOwnName(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		add := func(d phone.Device) func(tx db.Tx) error {
			return func(tx db.Tx) error { _, err := h.AddDevice(ctx, tx, h.owner, d); return err }
		}
		line := func(tx db.Tx) error {
			_, err := h.SetTrunk(ctx, tx, h.owner, phone.Trunk{Name: "Line", Kind: phone.Static, Host: "sip.example", Port: 5060, Transport: "udp"})
			return err
		}
		group := func(extension string) func(tx db.Tx) error {
			return func(tx db.Tx) error {
				_, err := h.SetGroup(ctx, tx, h.owner, phone.Group{Name: "Group", Extension: extension, Ring: 20, Members: []string{h.anna.Member}})
				return err
			}
		}
		for _, c := range []struct {
			first, second func(tx db.Tx) error
			says          string
		}{
			{add(phone.Device{Name: "A", Lang: "en"}), add(phone.Device{Name: "A", Lang: "en"}), i18n.PhoneNameTaken.In("de")},
			{add(phone.Device{Name: "B", Lang: "en", MAC: "001565123456"}), add(phone.Device{Name: "C", Lang: "en", MAC: "00:15:65:12:34:56"}), i18n.PhoneMACTaken.In("de", "B")},
			{line, line, i18n.PhoneLineTaken.In("de")},
			{group("801"), group("802"), i18n.PhoneGroupTaken.In("de")},
		} {
			if err := h.DB.Write(ctx, h.owner.Org, func(_ context.Context, tx db.Tx) error { return c.first(tx) }); err != nil {
				t.Fatal(err)
			}
			err := h.DB.Write(ctx, h.owner.Org, func(_ context.Context, tx db.Tx) error { return c.second(tx) })
			if f, ok := fault.As(err); !ok || f.In("de") != c.says {
				t.Errorf("it is answered with %v, want %s", err, c.says)
			}
		}
	})
}

func TestTheVoicemailAsATargetIsWrittenInAnyCase(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		if err := h.DB.Write(ctx, h.owner.Org, func(_ context.Context, tx db.Tx) error {
			own, err := h.Own(ctx, tx, h.anna)
			if err != nil {
				return err
			}
			own.OwnSetting.Busy = " Box "
			return h.SetOwn(ctx, tx, h.anna, own.OwnSetting)
		}); err != nil {
			t.Fatal(err)
		}
		if err := h.DB.Read(ctx, h.owner.Org, func(tx db.Tx) error {
			own, err := h.Own(ctx, tx, h.anna)
			if own.Busy != phone.Box {
				t.Errorf("it is kept as %q", own.Busy)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}
