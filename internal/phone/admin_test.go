package phone_test

import (
	"context"
	"testing"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/phone"
)

// Rule P02, P03
func TestNobodyButAdministratorsChangesMembersPhonesAndSettings(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		for name, verb := range map[string]func(tx db.Tx, who directory.Actor) error{
			"a member": func(tx db.Tx, who directory.Actor) error {
				return h.SetMemberHashed(tx, who, phone.MemberSetting{Member: who.Member, Extension: "210", Rev: 1}, "x")
			},
			"another": func(tx db.Tx, who directory.Actor) error { return h.Unlock(ctx, tx, who, h.bram.Member) },
			"a phone": func(tx db.Tx, who directory.Actor) error {
				_, err := h.SetDevice(ctx, tx, who, h.devices[0], false)
				return err
			},
			"a new phone": func(tx db.Tx, who directory.Actor) error {
				_, err := h.AddDevice(ctx, tx, who, phone.Device{Name: "Mine", Lang: "en", Hot: true})
				return err
			},
			"removing": func(tx db.Tx, who directory.Actor) error { return h.RemoveDevice(ctx, tx, who, h.devices[0].ID) },
			"a secret": func(tx db.Tx, who directory.Actor) error {
				_, err := h.DeviceSecret(ctx, tx, who, h.devices[0].ID)
				return err
			},
			"a renewal": func(tx db.Tx, who directory.Actor) error { return h.RenewSecret(ctx, tx, who, h.devices[0].ID) },
			"unlocking": func(tx db.Tx, who directory.Actor) error { return h.UnlockDevice(ctx, tx, who, h.devices[0].ID) },
			"forcing":   func(tx db.Tx, who directory.Actor) error { return h.ForceLogOut(ctx, tx, who, h.devices[0].ID) },
			"settings":  func(tx db.Tx, who directory.Actor) error { return h.SetSetting(ctx, tx, who, phone.Default()) },
			"emergency": func(tx db.Tx, who directory.Actor) error { return h.SetEmergency(ctx, tx, who, h.site.ID, nil) },
			"a group": func(tx db.Tx, who directory.Actor) error {
				_, err := h.SetGroup(ctx, tx, who, phone.Group{})
				return err
			},
			"a line": func(tx db.Tx, who directory.Actor) error {
				_, err := h.SetTrunk(ctx, tx, who, phone.Trunk{})
				return err
			},
			"a number":   func(tx db.Tx, who directory.Actor) error { return h.SetInbound(ctx, tx, who, "+31205551000", "201") },
			"the list":   func(tx db.Tx, who directory.Actor) error { _, _, err := h.Devices(ctx, tx, who, "", ""); return err },
			"the locked": func(tx db.Tx, who directory.Actor) error { _, _, err := h.LockedOnes(ctx, tx, who); return err },
		} {
			err := h.try(func(_ context.Context, tx db.Tx) error { return verb(tx, h.anna) })
			if !fault.Is(err, fault.Refused) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := h.SetMember(ctx, h.anna, phone.MemberSetting{Member: h.anna.Member, Extension: "210", Rev: 1}); !fault.Is(err, fault.Refused) {
			t.Errorf("a member and PIN: %v", err)
		}
	})
}

func TestAWeakPINIsRefused(t *testing.T) {
	for pin, want := range map[phone.Secret]bool{"482913": true, "4829": true, "123456": false, "1234": false, "654321": false, "000000": false, "1111": false,
		"121212": false, "201201": false, "002010": false, "20100": false, "123": false, "12345678901234": false, "48a913": false, "": false, "112233": true,
		"111112": false, "901234": false} {
		if err := phone.CheckPIN(pin, "201"); (err == nil) != want {
			t.Errorf("%s: %v", string(pin), err)
		}
	}
	if err := phone.CheckPIN("6803", "6803"); err == nil {
		t.Error("the extension is taken as a PIN")
	}
}

func TestANumberBelongsToOne(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		group := func(number string) error {
			return h.try(func(ctx context.Context, tx db.Tx) error {
				_, err := h.SetGroup(ctx, tx, h.owner, phone.Group{Name: "Group " + number, Extension: number, Ring: 20, Members: []string{h.anna.Member}})
				return err
			})
		}
		for number, want := range map[string]fault.Code{"201": fault.Taken, "112": fault.Invalid, "0201": fault.Invalid, "1": fault.Invalid, "1234567": fault.Invalid,
			"2a1": fault.Invalid, "": fault.Invalid} {
			if err := group(number); !fault.Is(err, want) {
				t.Errorf("%q: %v, want %s", number, err, want)
			}
		}
		if err := group("300"); err != nil {
			t.Error(err)
		}
		err := h.SetMember(context.Background(), h.owner, phone.MemberSetting{Member: h.anna.Member, Extension: "300", Hot: true, Rev: 1})
		if !fault.Is(err, fault.Taken) {
			t.Errorf("a group's number is given to a member: %v", err)
		}
		err = h.SetMember(context.Background(), h.owner, phone.MemberSetting{Member: h.anna.Member, Extension: "204", Hot: true, Rev: 7})
		if !fault.Is(err, fault.Stale) {
			t.Errorf("a stale change: %v", err)
		}
	})
}

func TestSwitchingHotDeskingOffLogsOut(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.mustLogIn(t, 0, "201")
		h.mustLogIn(t, 1, "202")
		if err := h.SetMember(context.Background(), h.owner, phone.MemberSetting{Member: h.anna.Member, Extension: "201", Rev: 1}); err != nil {
			t.Fatal(err)
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			d := h.devices[1]
			d.Hot = false
			_, err := h.SetDevice(ctx, tx, h.owner, d, false)
			return err
		})
		if a, b := h.deviceOf(t, h.anna), h.deviceOf(t, h.bram); a+b != "" {
			t.Errorf("Anna is on %q, Bram on %q", a, b)
		}
	})
}

func TestALockIsLiftedByAnAdministrator(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		for range phone.MaxWrong {
			_, err := h.logIn(0, "201", "000111")
			refused(t, err, phone.WrongPIN)
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			people, devices, err := h.LockedOnes(ctx, tx, h.owner)
			if len(people) != 1 || people[0].Member != h.anna.Member || len(devices) != 1 || devices[0].ID != h.devices[0].ID {
				t.Errorf("locked are %+v and %+v", people, devices)
			}
			if err != nil {
				return err
			}
			if err := h.Unlock(ctx, tx, h.owner, h.anna.Member); err != nil {
				return err
			}
			return h.UnlockDevice(ctx, tx, h.owner, h.devices[0].ID)
		})
		h.mustLogIn(t, 0, "201")
	})
}

func TestLinesAreReadWithTheirPasswordByTheDoorOnly(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		trunk := h.line(t)
		if trunk.Secret != "" || !trunk.HasSecret {
			t.Errorf("a line answers %+v", trunk)
		}
		var lines []phone.Line
		err := h.db.ReadGlobal(context.Background(), func(tx db.Tx) (err error) {
			lines, err = h.Lines(context.Background(), tx)
			return err
		})
		if err != nil || len(lines) != 1 || string(lines[0].Secret) != "a secret" || lines[0].Org != "demo" {
			t.Errorf("%d lines, %v", len(lines), err)
		}
	})
}

func TestAPhonesOwnSecretOpensAndIsReplaced(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		secret := func() (s phone.Secret) {
			h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
				s, err = h.DeviceSecret(ctx, tx, h.owner, h.devices[0].ID)
				return err
			})
			return s
		}
		before := secret()
		h.write(t, func(ctx context.Context, tx db.Tx) error { return h.RenewSecret(ctx, tx, h.owner, h.devices[0].ID) })
		if after := secret(); len(after) < 24 || string(after) == string(before) {
			t.Error("the secret is short, or the same")
		}
	})
}
