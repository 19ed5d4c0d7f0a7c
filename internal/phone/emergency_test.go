package phone_test

import (
	"context"
	"slices"
	"testing"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/fault"
	"bureau/internal/phone"
	"bureau/internal/span"
)

// siteIn adds a site in a zone.
func (h *house) siteIn(t *testing.T, name, zone string) (site directory.Site) {
	t.Helper()
	h.write(t, func(_ context.Context, tx db.Tx) (err error) {
		week, _ := span.ParseWeek("always")
		z, ok := span.Zone(zone)
		if !ok {
			t.Fatal(zone)
		}
		site, err = directory.AddSite(tx, h.owner, directory.Site{Name: name, Zone: z, Hours: week})
		return err
	})
	return site
}

func (h *house) emergency(site string, numbers ...string) error {
	return h.try(func(ctx context.Context, tx db.Tx) error { return h.SetEmergency(ctx, tx, h.owner, site, numbers) })
}

func TestAPhoneWithoutASiteCallsTheEmergencyNumbersOfEverySite(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.line(t)
		berlin := h.siteIn(t, "Berlin", "Europe/Berlin")
		if err := h.emergency(h.site.ID, "144"); err != nil {
			t.Fatal(err)
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			d, err := h.AddDevice(ctx, tx, h.owner, phone.Device{Name: "Nowhere", Hot: true, Lang: "en"})
			h.devices = append(h.devices, d)
			return err
		})
		for _, number := range []string{"112", "144", "110"} {
			if p := h.dial(t, 4, number); p.Kind != phone.Emergency || p.Number != number {
				t.Errorf("%s of a phone without a site: %+v", number, p)
			}
		}
		if p := h.dial(t, 0, "110"); p.Kind == phone.Emergency {
			t.Errorf("Berlin's 110 in Amsterdam: %+v", p)
		}
		if err := h.emergency(berlin.ID); err != nil {
			t.Fatal(err)
		}
		if p := h.dial(t, 4, "110"); p.Kind == phone.Emergency {
			t.Errorf("110, which Berlin has taken away: %+v", p)
		}
	})
}

func TestASiteHasTheEmergencyNumbersOfItsCountryUntilSomebodySetsThem(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		numbers := func(site string) (out []string) {
			h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
				out, err = h.EmergencyOf(ctx, tx, h.owner, site)
				return err
			})
			return out
		}
		for zone, want := range map[string][]string{"Europe/Amsterdam": {"112"}, "Europe/Brussels": {"112", "100", "101"}, "Europe/Berlin": {"112", "110"},
			"Europe/Vienna": {"112", "122", "133", "140", "144"}, "Europe/Paris": {"112"}, "America/Curacao": {"112"}} {
			site := h.siteIn(t, zone, zone)
			if got := numbers(site.ID); !slices.Equal(got, want) {
				t.Errorf("%s has %v, want %v", zone, got, want)
			}
			if err := h.emergency(site.ID, "144, 118,117;119 "); err != nil {
				t.Fatal(err)
			}
			if got := numbers(site.ID); !slices.Equal(got, []string{"112", "117", "118", "119", "144"}) {
				t.Errorf("%s has %v with commas between", zone, got)
			}
			if err := h.emergency(site.ID); err != nil {
				t.Fatal(err)
			}
			if got := numbers(site.ID); !slices.Equal(got, []string{"112"}) {
				t.Errorf("%s has %v where somebody wants none", zone, got)
			}
		}
		h.setting(t, func(s *phone.Setting) { s.Country = "32" })
		if got := numbers(h.siteIn(t, "Somewhere", "America/Aruba").ID); !slices.Equal(got, []string{"112", "100", "101"}) {
			t.Errorf("where no country is known: %v", got)
		}
	})
}

func TestNoExtensionIsAnEmergencyNumberOfTheOrganisation(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		device := func(number string) error {
			return h.try(func(ctx context.Context, tx db.Tx) error {
				_, err := h.AddDevice(ctx, tx, h.owner, phone.Device{Name: "Door " + number, Lang: "en", Extension: number})
				return err
			})
		}
		if err := device("110"); err != nil {
			t.Errorf("110 in Amsterdam: %v", err)
		}
		berlin := h.siteIn(t, "Berlin", "Europe/Berlin")
		h.siteIn(t, "Wien", "Europe/Vienna")
		for _, number := range []string{"112", "144"} {
			if err := device(number); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s as an extension: %v", number, err)
			}
		}
		h.write(t, func(ctx context.Context, tx db.Tx) error {
			if all, err := h.EmergencyOf(ctx, tx, h.owner, berlin.ID); err != nil || slices.Contains(all, "110") {
				t.Errorf("the door's number became one for help: %v, %v", all, err)
			}
			return nil
		})
		if err := h.emergency(berlin.ID, "110"); !fault.Is(err, fault.Taken) {
			t.Errorf("the door's number set as one for help: %v", err)
		}
	})
}

func TestARingGroupGoesOnlyWhereACallCanGo(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		berlin := h.siteIn(t, "Berlin", "Europe/Berlin")
		good := phone.Group{Name: "Desk", Extension: "300", Ring: 20, Members: []string{h.anna.Member}}
		for name, c := range map[string]struct {
			change func(*phone.Group)
			field  string
		}{
			"a number for help":          {func(g *phone.Group) { g.NoAnswer = "112" }, "no-answer"},
			"another site's":             {func(g *phone.Group) { g.NoAnswer = "110" }, "no-answer"},
			"itself":                     {func(g *phone.Group) { g.NoAnswer = "300" }, "no-answer"},
			"an extension nobody has":    {func(g *phone.Group) { g.NoAnswer = "299" }, "no-answer"},
			"a country not to be called": {func(g *phone.Group) { g.NoAnswer = "+4930123456" }, "no-answer"},
			"nobody":                     {func(g *phone.Group) { g.Members = nil }, "members"},
			"no time":                    {func(g *phone.Group) { g.Ring = 0 }, "ring"},
			"too little time":            {func(g *phone.Group) { g.Ring = phone.MinRing - 1 }, "ring"},
			"too much time":              {func(g *phone.Group) { g.Ring = phone.MaxRing + 1 }, "ring"},
		} {
			g := good
			c.change(&g)
			err := h.try(func(ctx context.Context, tx db.Tx) error { _, err := h.SetGroup(ctx, tx, h.owner, g); return err })
			if f, ok := fault.As(err); !ok || f.Field != c.field {
				t.Errorf("%s: %v", name, err)
			}
		}
		for _, to := range []string{"", "203", "0205551000"} {
			good.NoAnswer = to
			good.Name, good.Extension = "Desk "+to, "30"+to[:min(1, len(to))]
			if err := h.try(func(ctx context.Context, tx db.Tx) error { _, err := h.SetGroup(ctx, tx, h.owner, good); return err }); err != nil {
				t.Errorf("%q: %v", to, err)
			}
			good.Extension = ""
		}
		if err := h.own(t, h.anna, func(o *phone.OwnSetting) { o.Always = "110" }); !fault.Is(err, fault.Invalid) {
			t.Errorf("a member forwards to 110 of %s: %v", berlin.Name, err)
		}
	})
}

func TestANumberThatOthersCallBackIsOneThatCanBeCalled(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		h.siteIn(t, "Berlin", "Europe/Berlin")
		for number, field := range map[string]string{"112": "number", "110": "number", "12345": "number", "020": "number", "+31205551000": "", "31205551000": "", "": ""} {
			device := h.try(func(ctx context.Context, tx db.Tx) error {
				_, err := h.AddDevice(ctx, tx, h.owner, phone.Device{Name: "Back " + number, Lang: "en", EmergencyNumber: number})
				return err
			})
			line := h.try(func(ctx context.Context, tx db.Tx) error {
				_, err := h.SetTrunk(ctx, tx, h.owner, phone.Trunk{Name: "Line " + number, Kind: phone.Static, Host: "sip.example", Port: 5060, Transport: "udp", Number: number})
				return err
			})
			if f, _ := fault.As(line); (line == nil) != (field == "") || line != nil && f.Field != field {
				t.Errorf("a line with %q: %v", number, line)
			}
			if f, _ := fault.As(device); (device == nil) != (field == "") || device != nil && f.Field != "emergency-"+field {
				t.Errorf("a phone with %q: %v", number, device)
			}
		}
		for _, number := range []string{"112", "0112"} {
			if err := h.try(func(ctx context.Context, tx db.Tx) error { return h.SetInbound(ctx, tx, h.owner, number, "201") }); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s from outside: %v", number, err)
			}
		}
	})
}
