package phone_test

import (
	"context"
	"encoding/xml"
	"strings"
	"testing"

	"bureau/internal/db"
	"bureau/internal/fault"
	"bureau/internal/i18n"
	"bureau/internal/phone"
)

func TestADeviceFetchesItsSettingsOnce(t *testing.T) {
	each(t, func(t *testing.T, h *house) {
		ctx := context.Background()
		for make, files := range map[string][]string{"yealink": {"001565AABB01.cfg"}, "snom": {"snomD785-000413AABB02.htm"}, "grandstream": {"cfg000b82aabb03.xml"},
			"poly": {"0004f2aabb04.cfg", "0004f2aabb04-account.cfg"}} {
			mac := map[string]string{"yealink": "00:15:65:AA:BB:01", "snom": "00-04-13-aa-bb-02", "grandstream": "000B82AABB03", "poly": "0004f2aabb04"}[make]
			var d phone.Device
			var secret phone.Secret
			var link, first string
			h.write(t, func(ctx context.Context, tx db.Tx) (err error) {
				if d, err = h.AddDevice(ctx, tx, h.owner, phone.Device{Name: "A & B <" + make + ">", Model: make, MAC: mac, Lang: "en"}); err != nil {
					return err
				}
				if secret, err = h.DeviceSecret(ctx, tx, h.owner, d.ID); err != nil {
					return err
				}
				if first, err = h.BeginProvision(ctx, tx, h.owner, d.ID); err != nil {
					return err
				}
				link, err = h.BeginProvision(ctx, tx, h.owner, d.ID)
				return err
			})
			gone := func(what, link, file string) {
				t.Helper()
				if s, err := h.Provision(ctx, link, file); !fault.Is(err, fault.NotFound) || len(s.Body) > 0 && strings.Contains(string(s.Body), string(secret)) {
					t.Errorf("%s: %s is answered with %q, %v", make, what, s.Body, err)
				}
			}
			gone("an earlier link", first, files[0])
			gone("no link", "x", files[0])
			gone("another's file", link, "001565ffffff.cfg")
			for i, f := range files {
				s, err := h.Provision(ctx, link, f)
				if err != nil {
					t.Fatalf("%s %s: %v", make, f, err)
				}
				last := i == len(files)-1
				if got := strings.Contains(string(s.Body), string(secret)) && strings.Contains(string(s.Body), d.User); got != last {
					t.Errorf("%s %s says\n%s", make, f, s.Body)
				}
				if make != "yealink" {
					if err := xml.Unmarshal(s.Body, new(struct{})); err != nil {
						t.Errorf("%s %s: %v", make, f, err)
					}
				}
			}
			gone("the second time", link, files[len(files)-1])
		}
	})
}

func TestEveryMakeIsSetUpInSteps(t *testing.T) {
	for _, m := range phone.Models {
		if m != "" && len(i18n.PhoneSteps[m]) < 3 {
			t.Errorf("%s: %d steps", m, len(i18n.PhoneSteps[m]))
		}
	}
}
