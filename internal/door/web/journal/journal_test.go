package journal

import (
	"testing"

	"bureau/internal/audit"
	"bureau/internal/door/web/kit"
)

func TestTheLogSaysWhatChangedInTheReadersLanguage(t *testing.T) {
	const usual = "mo 08:00-18:00; tu 08:00-18:00; we 08:00-18:00; th 08:00-18:00; fr 08:00-12:00 13:00-16:00; sa 10:00-24:00"
	for _, c := range []struct {
		lang   string
		change audit.Change
		want   string
	}{
		{"de", audit.Change{Field: audit.Hours, Before: "always", After: usual},
			"Öffnungszeiten: Immer offen, Tag und Nacht → Mo.–Do. 08:00–18:00, Fr. 08:00–12:00 + 13:00–16:00, Sa. 10:00–24:00"},
		{"fr", audit.Change{Field: audit.Hours, Before: usual}, "Heures d’ouverture : lun.–jeu. 08:00–18:00, ven. 08:00–12:00 + 13:00–16:00, sam. 10:00–24:00 → fermé"},
		{"en", audit.Change{Field: audit.Hours, Before: "mo 08:0", After: "always"}, "Opening hours: mo 08:0 → Always open, day and night"},
		{"de", audit.Change{Field: audit.Outage, After: "2026-11-30 Kein Strom"}, "Außer Betrieb bis einschließlich 30. November 2026: Kein Strom"},
		{"nl", audit.Change{Field: audit.Outage, After: "2026-11-30"}, "Buiten gebruik tot en met 30 november 2026"},
		{"fr", audit.Change{Field: audit.Outage, Before: "2026-11-30 Kein Strom"}, "De nouveau en service"},
		{"de", audit.Change{Field: audit.Equipment, Before: "window", After: "window dock"}, "Ausstattung: Fenster → Fenster, Dockingstation"},
		{"en", audit.Change{Field: audit.Joining, Before: "no", After: "yes"}, "Joining by oneself: off → on"},
		{"de", audit.Change{Field: audit.Language, Before: "de", After: "fr"}, "Sprache: Deutsch → Français"},
		{"nl", audit.Change{Field: audit.Holidays, After: "2026-12-25 Kerst"}, "Feestdagen: niets → 25 december 2026 Kerst"},
		{"en", audit.Change{Field: audit.Name, Before: "yes", After: "no"}, "Name: yes → no"},
	} {
		if got := change(&kit.View{Lang: c.lang}, c.change); got != c.want {
			t.Errorf("%s says %q, not %q", c.lang, got, c.want)
		}
	}
}
