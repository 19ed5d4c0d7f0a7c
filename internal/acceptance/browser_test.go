package acceptance

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"bureau/internal/office/officetest"
)

// patience is how long a test waits for a page to come to what it expects; only a test that fails waits so long.
const patience = time.Minute

// process is the one browser of the run; every visitor has a context of their own in it.
var process struct {
	once sync.Once
	ctx  context.Context
	end  func()
	err  error

	scratch string // a folder for what the run builds
}

// atOnce is how many tests run beside one another on each two processors: a third of them waits, for a phone's patience or a page's.
const atOnce = 3

func TestMain(m *testing.M) {
	flag.Parse()
	if n := runtime.GOMAXPROCS(0); flag.Lookup("test.parallel").Value.String() == strconv.Itoa(n) {
		_ = flag.Set("test.parallel", strconv.Itoa(max(1, n*atOnce/2)))
	}
	var err error
	if process.scratch, err = os.MkdirTemp("", "bureau-acceptance-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(process.scratch)
	if process.end != nil {
		process.end()
	}
	os.Remove(camera)
	os.Exit(code)
}

// chromium finds the browser's program. The one without windows comes first: it shows the same pages by the same
// engine, while the whole browser also draws tabs, menus and side panels for everybody who visits, at twice the cost.
func chromium() (string, error) {
	for _, name := range []string{"chromium-headless-shell", "chrome-headless-shell", "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no Chromium in PATH: run `scripts/setup`, or install it (on Debian: apt-get install chromium-headless-shell)")
}

func start() {
	path, err := chromium()
	if err != nil {
		process.err = err
		return
	}
	if process.err = os.WriteFile(camera, film(""), 0o600); process.err != nil {
		return
	}
	// A page of a test does not live long enough for a compiler that optimises to earn back what it takes.
	const unhurried = "--no-opt --no-maglev"
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.WindowSize(1440, 900), chromedp.Flag("js-flags", unhurried),
		chromedp.Flag("use-fake-device-for-media-stream", true), chromedp.Flag("use-fake-ui-for-media-stream", true),
		chromedp.Flag("use-file-for-fake-video-capture", camera))
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, endBrowser := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {}))
	process.ctx, process.end = ctx, func() { endBrowser(); endAllocator() }
	if err := chromedp.Do(ctx); err != nil {
		process.err = fmt.Errorf("%s does not start: %w", path, err)
	}
}

// visitor is somebody in front of a browser of their own.
type visitor struct {
	t        testing.TB
	o        *officetest.Office
	ctx      context.Context
	mu       sync.Mutex
	troubles []string
	document document // the last one that was loaded
	pardoned []string // what a test expects pages to complain of

}

// document is a page as the server sent it.
type document struct {
	request network.RequestID
	url     string
	status  int
	headers network.Headers
	number  int  // of the pages that this visitor has come to
	loaded  bool // with all that it needs
}

// visit opens a browser context; it ends with the test, and whatever a page complained of fails the test.
func visit(t testing.TB, o *officetest.Office) *visitor {
	t.Helper()
	v := open(t)
	v.o = o
	t.Cleanup(func() {
		for _, trouble := range v.heard() {
			if !slices.ContainsFunc(v.pardoned, func(p string) bool { return strings.HasSuffix(trouble, p) }) {
				t.Error(trouble)
			}
		}
	})
	return v
}

// pardon expects complaints that end in a text, such as the path of what is refused.
func (v *visitor) pardon(ends string) { v.pardoned = append(v.pardoned, ends) }

// open is a browser context that is watched, but judged by nobody.
func open(t testing.TB) *visitor {
	t.Helper()
	process.once.Do(start)
	if process.err != nil {
		t.Fatal(process.err)
	}
	ctx, cancel := chromedp.NewContext(process.ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	v := &visitor{t: t, ctx: ctx}
	v.do(chromedp.EmulateViewport(1440, 900))
	if err := chromedp.Listen(ctx, v.hear); err != nil {
		t.Fatal(err)
	}
	v.do(watchPolicy, focused)
	return v
}

// watchPolicy lets a page say on its console what its policy stopped. It also lets a script that looks at the time
// every few seconds look at once, and no minute turn: what a page shows anew, it shows because it was told.
func watchPolicy(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
	_, err := cdp.Call(ctx, target, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
		Source: `addEventListener("securitypolicyviolation", (e) => console.error("policy: " + e.violatedDirective + " " + e.blockedURI));
			window.setTimeout = ((later) => (f, ms, ...args) => ms > 250 ? 0 : later(f, ms, ...args))(window.setTimeout);
			window.setInterval = ((every) => (f, ms) => every(f, Math.min(ms, 50)))(window.setInterval)`})
	return chromedp.Void{}, err
}

// focused lets a page behave as the one in front, however many others are open, by the clock of the first site.
func focused(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
	if _, err := cdp.Call(ctx, target, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}); err != nil {
		return chromedp.Void{}, err
	}
	_, err := cdp.Call(ctx, target, emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "Europe/Amsterdam"})
	return chromedp.Void{}, err
}

// do runs steps in the browser, with patience.
func (v *visitor) do(steps ...chromedp.Action[chromedp.Void]) {
	v.t.Helper()
	if v.document.url == "" {
		// The context lives as long as the one of its first run, which must have no deadline.
		if err := chromedp.Do(v.ctx); err != nil {
			v.t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		v.t.Fatal(err)
	}
}

// load runs steps that bring another document, waits until it is loaded, and gives its status.
func (v *visitor) load(steps ...chromedp.Action[chromedp.Void]) int {
	v.t.Helper()
	before := v.latest().number
	v.do(steps...)
	for end := time.Now().Add(patience); time.Now().Before(end); pause() {
		if d := v.latest(); d.loaded && d.number > before {
			return d.status
		}
	}
	v.t.Fatalf("no page came\n%s", v.screen())
	return 0
}

// open goes to an address of the office and gives the status of its answer.
func (v *visitor) open(path string) int {
	v.t.Helper()
	address := path
	if strings.HasPrefix(path, "/") {
		address = v.o.URL + path
	}
	return v.load(chromedp.Navigate(address))
}

// eval gives what an expression is on the page.
func eval[T any](v *visitor, expression string, args ...any) T {
	v.t.Helper()
	got, err := try[T](v, expression, args...)
	if err != nil {
		v.t.Fatalf("%s: %v", expression, err)
	}
	return got
}

// try is eval where the page may be just about to go. Arguments are quoted into the expression where it says %s.
func try[T any](v *visitor, expression string, args ...any) (T, error) {
	for i, a := range args {
		if s, ok := a.(string); ok {
			args[i] = quoted(s)
		}
	}
	ctx, cancel := context.WithTimeout(v.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](fmt.Sprintf(expression, args...), chromedp.EvalAwaitPromise))
}

// until waits for an expression to be true, and fails with what the page shows if it never is.
func (v *visitor) until(expression string, args ...any) {
	v.t.Helper()
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); pause() {
		var ok bool
		if ok, err = try[bool](v, expression, append([]any(nil), args...)...); err == nil && ok {
			return
		}
	}
	v.t.Fatalf("never came true: %s %v (%v)\n%s", strings.ReplaceAll(expression, seek, "seek"), args, err, v.screen())
}

// pause is the step between two looks at a condition.
func pause() { <-time.After(25 * time.Millisecond) }

// screen is what a person reads on the page, for the message of a failed test.
func (v *visitor) screen() string {
	text, err := try[string](v, `location.href + "\n" + (document.body ? document.body.innerText : "")`)
	if err != nil {
		return err.Error()
	}
	return text
}
