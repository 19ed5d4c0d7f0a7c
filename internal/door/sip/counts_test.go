package sip_test

import (
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"bureau/internal/office/officetest"
	"bureau/internal/phone"
)

// figure is one of those that whoever runs the office reads, of all its labels together.
func figure(t *testing.T, o *officetest.Telephony, name string) (sum float64) {
	t.Helper()
	r := prometheus.NewPedanticRegistry()
	for _, c := range o.Figures() {
		must(t, r.Register(c))
	}
	all, err := r.Gather()
	must(t, err)
	for _, f := range all {
		for _, m := range f.GetMetric() {
			if f.GetName() == name {
				sum += m.GetGauge().GetValue() + m.GetCounter().GetValue()
			}
		}
	}
	return sum
}

func TestWhatTheDoorDoesIsCounted(t *testing.T) {
	o := officetest.OpenPhones(t, "sqlite")
	r := rawPhone(t, o, o.Desk(t, o.Demo, phone.Device{Name: "Desk 1"}))
	for range 3 {
		if _, err := r.Write([]byte("no message at all\r\n\r\n")); err != nil {
			t.Fatal(err)
		}
	}
	if answer := r.register(here); !strings.HasPrefix(answer, "SIP/2.0 200") {
		t.Fatal(answer)
	}
	for name, want := range map[string]float64{"bureau_phone_messages_total": 5, "bureau_phone_registrations_total": 1, "bureau_phone_calls": 0,
		"bureau_phone_connections": 0, "bureau_phone_sides": 0} {
		if got := figure(t, o, name); got != want {
			t.Errorf("%s is %v, want %v", name, got, want)
		}
	}
	if c := o.Door.Counts(); c.Dropped != 3 {
		t.Errorf("%d were dropped", c.Dropped)
	}
}
