//go:build bench

package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"bureau/internal/claim"
	"bureau/internal/db"
	"bureau/internal/office/officetest"
	"bureau/internal/span"
	"bureau/internal/workplace"
)

// Reserve, the verb of the domain, beside Take, the engine's.
func TestReserveBesideTake(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		o := officetest.Open(t, engine)
		actor := actorOf(t, o.DB, "demo", o.Demo.Members[0].Member)
		var n, m atomic.Int64
		first := db.Micros(officetest.Now.Truncate(time.Hour)) + hour
		beside(t, engine+", Reserve, 8 clients", "/s", func() float64 {
			return perSecond(t, 8, func(int, int) error {
				i := n.Add(1)
				s := span.Span{Start: first + (i/6)*60e6, End: first + (i/6+1)*60e6}
				return o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
					_, err := o.Workplaces.Reserve(ctx, tx, actor, workplace.Reserve{Asset: o.Demo.Assets[i%6].ID, Span: s})
					return err
				})
			})
		}, func() float64 {
			return perSecond(t, 8, func(int, int) error {
				i := m.Add(1)
				s := span.Span{Start: (i / 6) * 60e6, End: (i/6 + 1) * 60e6}
				return o.DB.Write(context.Background(), "demo", func(_ context.Context, tx db.Tx) error {
					_, err := claim.Take{Wants: []claim.Want{{Resource: o.Demo.Assets[i%6].ID, Span: s}}, Strength: claim.Taken, Holder: fmt.Sprint("b", i)}.Do(tx, o.Clock.Now())
					return err
				})
			})
		}, "Take, 8 clients", "–")
	}
}

// program is the real binary on a demo folder.
type program struct {
	cmd  *exec.Cmd
	url  string
	data string
	up   time.Duration // until the first page answered
}

func build(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "bureau")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", bin, "../cmd/bureau")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return bin
}

func start(t *testing.T, bin, data string, port int) program {
	t.Helper()
	p := program{data: data, url: fmt.Sprintf("http://localhost:%d", port)}
	p.cmd = exec.Command(bin, "demo", "--listen", fmt.Sprintf("127.0.0.1:%d", port), "--data", data)
	begin := time.Now()
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for time.Since(begin) < time.Minute {
		res, err := http.Get(p.url + "/sign-in")
		if err == nil {
			res.Body.Close()
			p.up = time.Since(begin)
			return p
		}
		time.Sleep(2 * time.Millisecond)
	}
	t.Fatal("the program did not answer within a minute")
	return p
}

func (p program) stop() {
	_ = p.cmd.Process.Signal(syscall.SIGTERM)
	_ = p.cmd.Wait()
}

// resident is the memory of the process that is really in use, in MB.
func (p program) resident(t *testing.T) float64 {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	var kb float64
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "VmRSS:") {
			fmt.Sscanf(strings.TrimSpace(strings.TrimPrefix(line, "VmRSS:")), "%f", &kb)
		}
	}
	return kb / 1024
}

func signIn(t *testing.T, p program) *http.Client {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(p.data, "demo.json"))
	if err != nil {
		t.Fatal(err)
	}
	var demo struct {
		People []struct{ Organisation, Email, Password string }
	}
	if err := json.Unmarshal(text, &demo); err != nil {
		t.Fatal(err)
	}
	jar, _ := cookiejar.New(nil)
	c := &http.Client{Jar: jar}
	res, err := c.PostForm(p.url+"/sign-in", url.Values{"email": {demo.People[0].Email}, "password": {demo.People[0].Password}})
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	return c
}

func get(t *testing.T, c *http.Client, address string) []byte {
	t.Helper()
	res, err := c.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatal(res.Status, err)
	}
	return body
}

func percentile(v []float64, p float64) float64 {
	slices.Sort(v)
	return v[int(float64(len(v)-1)*p)]
}

func TestTheProgram(t *testing.T) {
	bin := build(t)
	info, err := os.Stat(bin)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%-46s %10.1f MB\n", "size of the binary", float64(info.Size())/1e6)
	data := t.TempDir()
	first := start(t, bin, data, 18431)
	fmt.Printf("%-46s %10.1f s   (fills the demo)\n", "first start", first.up.Seconds())
	first.stop()
	var ups []float64
	for range rounds {
		p := start(t, bin, data, 18431)
		ups = append(ups, float64(p.up.Milliseconds()))
		p.stop()
	}
	fmt.Printf("%-46s %10.0f ms   limit 300 ms   ratio %5.2f   aim < 1\n", "start on an existing folder, median", median(ups), median(ups)/300)

	p := start(t, bin, data, 18431)
	defer p.stop()
	time.Sleep(2 * time.Second)
	idle := p.resident(t)
	fmt.Printf("%-46s %10.0f MB   limit 60 MB   ratio %5.2f   aim < 1\n", "memory, idle", idle, idle/60)
	c := signIn(t, p)
	page := get(t, c, p.url+"/places")
	bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
	}))
	defer bare.Close()
	time1 := func(address string) float64 {
		begin := time.Now()
		body := get(t, c, address)
		if !bytes.Contains(body, []byte("</html>")) {
			t.Fatal("not the page")
		}
		return float64(time.Since(begin).Microseconds()) / 1000
	}
	var ours, limit []float64
	for range 400 {
		limit = append(limit, time1(bare.URL))
		ours = append(ours, time1(p.url+"/places"))
	}
	fmt.Printf("%-46s %10.2f ms   bare handler, same %d kB %10.2f ms   ratio %5.1f   aim < 10 ms\n", "plan page over HTTP, 95th percentile",
		percentile(ours, .95), len(page)/1000, percentile(limit, .95), percentile(ours, .95)/percentile(limit, .95))
	perSecond(t, 32, func(int, int) error {
		res, err := c.Get(p.url + "/places")
		if err == nil {
			_, _ = io.Copy(io.Discard, res.Body)
			res.Body.Close()
		}
		return err
	})
	fmt.Printf("%-46s %10.0f MB\n", "memory, after 32 clients on the plan page", p.resident(t))
}
