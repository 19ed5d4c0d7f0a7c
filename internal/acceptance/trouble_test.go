package acceptance

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
)

// hear listens to what the browser says of the page.
func (v *visitor) hear(event any) {
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			v.trouble("console: " + said(e.Args))
		}
	case *runtime.EventExceptionThrown:
		v.trouble("exception: " + thrown(e.ExceptionDetails))
	case *log.EventEntryAdded:
		v.entry(e.Entry)
	case *network.EventResponseReceived:
		v.response(e)
	case *page.EventFrameNavigated:
		v.turn(func(d *document) { d.number, d.loaded = d.number+1, false })
	case *page.EventLoadEventFired:
		v.turn(func(d *document) { d.loaded = true })
	}
}

func (v *visitor) trouble(what string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.troubles = append(v.troubles, v.document.url+": "+what)
}

// heard gives what the pages complained of so far.
func (v *visitor) heard() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Clone(v.troubles)
}

// entry judges a line of the browser's own log. That a page itself answers with a refusal is no trouble: tests look
// at its status; of a file, of a stream or of a fetch it is.
func (v *visitor) entry(e *log.Entry) {
	d := v.latest()
	refused := e.Source == log.EntrySourceNetwork && e.URL == d.url && d.status >= 400 && d.status < 500
	if e.Source == log.EntrySourceSecurity || (e.Level == log.EntryLevelError && !refused) {
		v.trouble(fmt.Sprintf("log (%s): %s %s", e.Source, e.Text, e.URL))
	}
}

func (v *visitor) latest() document {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.document
}

// turn notes what became of the page.
func (v *visitor) turn(what func(d *document)) {
	v.mu.Lock()
	defer v.mu.Unlock()
	what(&v.document)
}

// response keeps the page that came, and looks at what every page must be sent with.
func (v *visitor) response(e *network.EventResponseReceived) {
	if e.Type != network.ResourceTypeDocument {
		return
	}
	if v.o != nil && framedMail.MatchString(e.Response.URL) && e.Response.Status < 400 {
		framed := document{headers: e.Response.Headers}
		if policy := framed.header("Content-Security-Policy"); !strings.HasPrefix(policy, "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'") {
			v.trouble("the frame of a newsletter is shown under the policy " + policy)
		}
		return
	}
	v.turn(func(d *document) {
		d.request, d.url, d.status, d.headers = e.RequestID, e.Response.URL, int(e.Response.Status), e.Response.Headers
	})
	d := v.latest()
	if v.o == nil || !strings.HasPrefix(d.url, v.o.URL) || d.status == http.StatusNoContent {
		return
	}
	for _, w := range d.unprotected() {
		v.trouble(w)
	}
}

// framedMail is where a newsletter is shown as a mail, in frames of its page.
var framedMail = regexp.MustCompile(`/newsletters/[^/]+/mail$`)

// unprotected tells what is missing among the headers of a page. The page of the API runs no script at all.
func (d document) unprotected() []string {
	var out []string
	policy := d.header("Content-Security-Policy")
	wanted := []string{"default-src 'none'", "'nonce-", "require-trusted-types-for 'script'", "frame-ancestors 'none'"}
	if strings.Contains(d.url, "/api") {
		wanted = []string{"default-src 'none'", "'nonce-", "frame-ancestors 'none'"}
		if strings.Contains(policy, "script-src") {
			out = append(out, "the page of the API allows scripts: "+policy)
		}
	}
	if strings.Contains(d.url, "/book/") && strings.Contains(d.url, "embed=1") {
		wanted[3] = "frame-ancestors http" // the origins that the practice names
	}
	for _, w := range wanted {
		if !strings.Contains(policy, w) {
			out = append(out, fmt.Sprintf("no %s in the policy %q", w, policy))
		}
	}
	if cache := d.header("Cache-Control"); cache != "no-store" && !strings.Contains(d.url, "/api") {
		out = append(out, fmt.Sprintf("Cache-Control is %q", cache))
	}
	return out
}

func (d document) header(name string) string {
	for k, value := range d.headers {
		if strings.EqualFold(k, name) {
			return fmt.Sprint(value)
		}
	}
	return ""
}

func said(args []*runtime.RemoteObject) string {
	var out []string
	for _, a := range args {
		text := a.Description
		if text == "" {
			text = string(a.Value)
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return d.Text
}

// A watch that sees nothing would let every other test pass.
func TestWhatAPageComplainsOfIsHeard(t *testing.T) {
	const body = `<!DOCTYPE html><title>x</title><script nonce="n">console.error("said aloud"); setTimeout(() => { throw new Error("thrown away") });` +
		`try { document.createElement("p").innerHTML = "<b>unsafe" } catch (e) {}</script>` +
		`<script>document.title = "inline"</script><img src="/missing.png" alt="">`
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		w.Header().Set("Content-Security-Policy", "default-src 'none'; img-src 'self'; script-src 'nonce-n'; require-trusted-types-for 'script'")
		fmt.Fprint(w, body)
	}))
	defer srv.Close()
	v := open(t)
	v.open(srv.URL + "/")
	for _, want := range []string{"said aloud", "thrown away", "policy: script-src-elem inline", "policy: require-trusted-types-for", "missing.png"} {
		for end := time.Now().Add(patience); !among(v.heard(), want); pause() {
			if time.Now().After(end) {
				t.Fatalf("nobody heard of %q, only of\n%s", want, strings.Join(v.heard(), "\n"))
			}
		}
	}
}

func TestAPageThatIsSentWithoutProtectionIsHeardOf(t *testing.T) {
	bare := document{url: "http://localhost/", headers: network.Headers{"cache-control": "no-cache", "content-security-policy": "default-src 'self'"}}
	if got := bare.unprotected(); len(got) != 5 {
		t.Errorf("heard %d things, not of the four of the policy and of the cache: %q", len(got), got)
	}
}
