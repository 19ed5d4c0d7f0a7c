package acceptance

import (
	"bufio"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"bureau/internal/i18n"
	"bureau/internal/office/officetest"
	"bureau/internal/outbound"
)

// dex is the program of a real OpenID provider (dexidp/dex, a module of its own beside this), built once.
var dex struct {
	once sync.Once
	bin  string
	web  string
	err  error
}

func buildDex() {
	web := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/dexidp/dex")
	web.Dir = "dex"
	dir, err := web.Output()
	if err != nil {
		dex.err = err
		return
	}
	dex.web = filepath.Join(strings.TrimSpace(string(dir)), "web")
	dex.bin = filepath.Join(process.scratch, "dex")
	build := exec.Command("go", "build", "-o", dex.bin, ".")
	build.Dir = "dex"
	if out, err := build.CombinedOutput(); err != nil {
		dex.err = &exec.Error{Name: string(out), Err: err}
	}
}

// provider starts a provider for the office, which may ask it, and gives its address. The provider has no other clock than
// the world's, so the office takes that too.
func provider(t *testing.T, o *officetest.Office, people ...string) string {
	t.Helper()
	dex.once.Do(buildDex)
	must(t, dex.err)
	cmd := exec.Command(dex.bin, "-web", dex.web, "-redirect", o.URL+"/sign-in/back", "-people", strings.Join(people, ","))
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	issuer := strings.TrimSpace(line)
	o.Clock.Set(time.Now())
	o.Accounts.Outbound, err = outbound.Client([]string{strings.TrimSuffix(strings.TrimPrefix(issuer, "http://"), "/dex")})
	must(t, err)
	return issuer
}

// arrange fills in the page on which an administrator names the provider.
func (v *visitor) arrange(issuer string, required bool) int {
	v.t.Helper()
	v.open("/organisation/sign-in")
	v.typed("#issuer", issuer)
	v.typed("#client", "bureau")
	v.typed("#secret", "secret of the client")
	v.typed("#domains", "demo.example")
	if required {
		v.click("label", en(i18n.ProviderRequired))
	}
	return v.press("main button", en(i18n.Save))
}

// through goes through the organisation's provider.
func (v *visitor) through(email string) {
	v.t.Helper()
	v.pardon("/dex/theme/favicon.png")
	v.open("/sign-in?next=%2Fpresence")
	v.press("main a", en(i18n.ThroughOrganisation))
	v.typed("#email", email)
	v.press("main button", en(i18n.GoOn))
	v.press("main button", en(i18n.ThroughName, "The demo office"))
	v.until(`location.pathname.startsWith("/dex/auth") && document.readyState === "complete" && !!document.querySelector("#login")`)
	v.typed("#login", email)
	v.typed("#password", "password")
	v.press("#submit-login", "")
}

// Rule O01
func TestPeopleComeInThroughTheProviderOfTheirOrganisation(t *testing.T) {
	each(t, func(t *testing.T, o *officetest.Office) {
		issuer := provider(t, o, "anna@demo.example", "owner@demo.example", "gone@demo.example")
		admin := visit(t, o)
		admin.signIn("admin@demo.example")
		admin.arrange(issuer, true)
		admin.see("[role=status]", en(i18n.NoteSaved))
		if status := admin.open("/"); status != 401 {
			t.Errorf("the administrator, who must come through the provider now, still gets %d", status)
		}

		v := visit(t, o)
		v.through("anna@demo.example")
		v.until(`location.pathname === "/presence"`)
		if found := v.cookies(); len(found) != 1 || found[0].Name != "bureau_session" {
			t.Errorf("the cookies are %+v", found)
		}
		v.open("/profile")
		v.see("[aria-labelledby=sessions] li", en(i18n.MethodProvider))
		if v.shows("h2", en(i18n.PasswordTitle)) {
			t.Error("who came in through the organisation may change the password")
		}
		v.open("/profile/security")
		v.see("main p", en(i18n.SecurityBound))

		door := visit(t, o)
		door.open("/sign-in")
		if status := door.credentials("anna@demo.example", officetest.Password); status != 403 || !door.shows("[role=alert]", en(i18n.ProviderNeeded, "The demo office")) {
			t.Errorf("the password answers %d\n%s", status, door.screen())
		}
		owner := visit(t, o)
		owner.signIn("owner@demo.example")
		for who, why := range map[string]string{"owner@demo.example": en(i18n.OwnerNotVouched),
			"gone@demo.example": en(i18n.ProviderStranger, "gone@demo.example", "The demo office")} {
			stranger := visit(t, o)
			stranger.through(who)
			stranger.see("[role=alert]", why)
		}
		owner.open("/organisation/sign-in")
		owner.press("main button", en(i18n.ProviderRemove))
		owner.see("[role=status]", en(i18n.NoteProviderGone))
		if status := v.open("/"); status != 401 {
			t.Errorf("without the provider its session still gets %d", status)
		}
		v.signIn("anna@demo.example")
	})
}

func TestAPrivateProviderIsNotAskedUnlessTheOperatorAllowsIt(t *testing.T) {
	t.Parallel()
	o := officetest.Open(t, "sqlite")
	issuer := provider(t, o)
	var err error
	o.Accounts.Outbound, err = outbound.Client(nil)
	must(t, err)
	admin := visit(t, o)
	admin.signIn("admin@demo.example")
	for _, address := range []string{issuer, "http://169.254.169.254", "https://localhost"} {
		if status := admin.arrange(address, false); status != 422 || !admin.shows("[role=alert]", en(i18n.IssuerSilent)) {
			t.Errorf("%s answers %d\n%s", address, status, admin.screen())
		}
	}
	if admin.value("#client") != "bureau" || admin.value("#secret") != "" {
		t.Error("the refused form lost what was typed, or kept the secret")
	}
}
