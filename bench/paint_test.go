//go:build bench

package bench

import (
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"bureau/internal/db"
	"bureau/internal/office/officetest"
	"bureau/internal/workplace"
)

// A plan is uploaded to a floor with 500 assets, until Chromium has painted the page, and until it has loaded the plan
// too. The limit is a bare handler that takes the same file and gives the same bytes to the same Chromium.
func TestUploadToFirstPaintOfAPlanWithFiveHundredAssets(t *testing.T) {
	o := officetest.Open(t, "sqlite")
	page := "/manage/floors/" + crowdedFloor(t, o)
	b := openBrowser(t)
	b.open(o.URL + "/sign-in")
	b.submit(fmt.Sprintf(`const email = document.querySelector("#email"); email.value = "owner@demo.example";
		document.querySelector("#password").value = %q; return email.form`, officetest.Password))
	c := clientOf(t, o.URL)
	bare := newReplay(t, page)
	var ours, limit [2][]float64
	var kept record
	for round := range rounds + 1 {
		plan := drawing(round)
		before := bare.of(c, o.URL)
		paint, load := b.upload(o.URL+page, plan)
		after := bare.of(c, o.URL)
		bare.set(before, after)
		barePaint, bareLoad := b.upload(bare.URL+page, plan)
		if round > 0 { // the first warms both
			ours[0], ours[1] = append(ours[0], paint), append(ours[1], load)
			limit[0], limit[1] = append(limit[0], barePaint), append(limit[1], bareLoad)
		}
		kept = after
	}
	what := []string{"upload to first paint, 500 assets", "upload to the plan loaded, 500 assets"}
	for i, w := range what {
		fmt.Printf("%-46s %10.0f ms   bare handler, same %d kB %14.0f ms   ratio %5.2f   aim –\n", w,
			median(ours[i]), kept.size()/1000, median(limit[i]), median(ours[i])/median(limit[i]))
	}
}

// crowdedFloor is a new floor with twenty rows of twenty-five desks.
func crowdedFloor(t *testing.T, o *officetest.Office) (id string) {
	t.Helper()
	actor := actorOf(t, o.DB, "demo", o.Demo.Owner.Member)
	err := o.DB.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) error {
		f, err := o.Workplaces.AddFloor(tx, actor, workplace.Floor{Site: o.Demo.Sites[0].ID, Name: "Hall", Level: 2, Width: 2000, Height: 1200})
		if err != nil {
			return err
		}
		id = f.ID
		for row := range 20 {
			first := workplace.Asset{Floor: f.ID, Kind: workplace.Desk, Name: fmt.Sprintf("R%02d-01", row), Capacity: 1, X: 20, Y: 20 + 58*row, W: 60, H: 40}
			if _, err := o.Workplaces.AddRow(tx, actor, workplace.Row{First: first, Count: 25, Gap: 18}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// drawing is a plan as drawing programs export them: walls, doors, desks, chairs and captions, some 290 kB.
func drawing(round int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2000 1200" width="2000" height="1200"><g fill="none" stroke="#5a6168">`)
	for i := range 500 {
		x, y := 20+78*(i%25), 20+58*(i/25)
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="60" height="40" rx="3" stroke-width="1.25"/><circle cx="%d" cy="%d" r="9.5" stroke-width="1"/>`, x, y, x+30, y+46)
		fmt.Fprintf(&b, `<path d="M%d.5 %d.25l59.125 0.25M%d.5 %d.5v17.75h12.5v-17.75z" stroke-width="0.75"/>`, x, y+8, x+4, y+12)
		fmt.Fprintf(&b, `<path d="M%d %da14.5 14.5 0 0 1 14.5 14.5v-14.5z" stroke-width="0.5"/><path d="M%d %dh70.5v52.25h-70.5z" stroke-width="0.25"/>`, x+44, y-6, x-5, y-8)
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-family="sans-serif" font-size="7.5" fill="#7b838b" stroke="none">%d.%03d</text>`, x+20, y+34, round, i)
	}
	return b.String() + `<path d="M4 4h1992v1192h-1992z" stroke-width="6"/></g></svg>`
}

// browser is a Chromium in front of one page.
type browser struct {
	t   *testing.T
	ctx context.Context
}

func openBrowser(t *testing.T) *browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(1440, 900),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, endAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, end := chromedp.NewContext(allocator, chromedp.WithErrorf(func(string, ...any) {}))
	t.Cleanup(func() { end(); endAllocator() })
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return &browser{t, ctx}
}

func (b *browser) open(address string) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(address)); err != nil {
		b.t.Fatal(err)
	}
}

// submit sends the form that steps on the page return, and waits for the page that comes.
func (b *browser) submit(steps string) {
	b.t.Helper()
	if _, err := try[bool](b, `(() => { const form = (() => { `+steps+` })(); window.left = true; setTimeout(() => form.submit()); return true })()`); err != nil {
		b.t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if done, err := try[bool](b, `!window.left && performance.getEntriesByType("navigation")[0].loadEventEnd > 0 &&
			performance.getEntriesByName("first-contentful-paint").length > 0`); err == nil && done {
			return
		}
	}
	b.t.Fatal("no page came")
}

func try[T any](b *browser, expression string) (T, error) {
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

// upload sends a plan from the page of its floor and gives the milliseconds from the sending on: to the first paint of
// the page that comes, and to the end of loading it with its plan.
func (b *browser) upload(page, plan string) (paint, load float64) {
	b.t.Helper()
	b.open(page)
	b.submit(`const form = document.querySelector("form[action$='/plan']"), d = new DataTransfer();
		d.items.add(new File([atob("` + base64.StdEncoding.EncodeToString([]byte(plan)) + `")], "hall.svg", { type: "image/svg+xml" }));
		form.querySelector("input[type=file]").files = d.files; return form`)
	got, err := try[[]float64](b, `[performance.getEntriesByName("first-contentful-paint")[0].startTime, performance.getEntriesByType("navigation")[0].loadEventEnd,
		document.querySelectorAll("#plan a.asset").length, performance.getEntriesByType("resource").filter((r) => r.name.includes("/plans/")).length]`)
	if err != nil {
		b.t.Fatal(err)
	}
	if got[2] != 500 || got[3] != 1 {
		b.t.Fatalf("the page shows %v assets on %v plans", got[2], got[3])
	}
	return got[0], got[1]
}

func clientOf(t *testing.T, address string) *http.Client {
	t.Helper()
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	res, err := c.PostForm(address+"/sign-in", url.Values{"email": {"owner@demo.example"}, "password": {officetest.Password}})
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return c
}

// record is a page with all that it loads, by path.
type record map[string]answer

type answer struct {
	kind, cache string
	body        []byte
}

func (r record) size() (n int) {
	for _, a := range r {
		n += len(a.body)
	}
	return n
}

// replay is the bare handler: it gives recorded bytes, and takes an upload for nothing but another page.
type replay struct {
	*httptest.Server
	t             *testing.T
	page          string
	mu            sync.Mutex
	before, after record
	sent          bool
}

func newReplay(t *testing.T, page string) *replay {
	r := &replay{t: t, page: page}
	r.Server = httptest.NewServer(r)
	t.Cleanup(r.Close)
	return r
}

func (r *replay) set(before, after record) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.before, r.after, r.sent = before, after, false
}

func (r *replay) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if q.Method == http.MethodPost {
		_, _ = io.Copy(io.Discard, q.Body)
		r.sent = true
		http.Redirect(w, q, r.page+"?note=plan", http.StatusSeeOther)
		return
	}
	from := r.before
	if r.sent {
		from = r.after
	}
	a, ok := from[q.URL.Path]
	if !ok {
		http.NotFound(w, q)
		return
	}
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Cache-Control", a.cache)
	_, _ = w.Write(a.body)
}

var loaded = regexp.MustCompile(`(?:src|href)="(/(?:static|plans)/[^"]+)"`)

// of records the page as it is now.
func (r *replay) of(c *http.Client, address string) record {
	r.t.Helper()
	out := record{r.page: r.fetch(c, address+r.page)}
	for _, m := range loaded.FindAllSubmatch(out[r.page].body, -1) {
		out[string(m[1])] = r.fetch(c, address+string(m[1]))
	}
	return out
}

func (r *replay) fetch(c *http.Client, address string) answer {
	r.t.Helper()
	res, err := c.Get(address)
	if err != nil {
		r.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		r.t.Fatal(address, res.Status, err)
	}
	return answer{res.Header.Get("Content-Type"), res.Header.Get("Cache-Control"), body}
}
