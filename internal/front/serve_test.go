package front

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"
)

// opened serves on a port of this machine until the context ends; ended gives how that went.
func opened(t *testing.T, ctx context.Context, f *Front) (base string, ended <-chan error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	f.Origin = &url.URL{Scheme: "http", Host: l.Addr().String()}
	done := make(chan error, 1)
	h := f.Handler()
	go func() { done <- f.Serve(ctx, Port{Listener: l, Handler: h}) }()
	return "http://" + l.Addr().String(), done
}

type answer struct {
	status int
	body   string
	err    error
}

func get(url string) answer {
	resp, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Get(url)
	if err != nil {
		return answer{err: err}
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return answer{resp.StatusCode, string(body), err}
}

func TestAskedToStopItFinishesWhatIsUnderWayAndSendsStreamsAway(t *testing.T) {
	inside, goOn, left := make(chan string, 3), make(chan struct{}), make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /slow", func(w http.ResponseWriter, r *http.Request) {
		inside <- "slow"
		<-goOn
		if r.Context().Err() == nil {
			io.WriteString(w, "finished")
		}
	})
	mux.HandleFunc("GET /stream", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, "listening ")
		http.NewResponseController(w).Flush()
		inside <- "stream"
		<-left
		io.WriteString(w, "gone")
	})
	ctx, stop := context.WithCancel(context.Background())
	base, ended := opened(t, ctx, &Front{Doors: mux, Leave: func() { close(left) }, Patience: time.Minute})
	slow, stream := make(chan answer, 1), make(chan answer, 1)
	go func() { slow <- get(base + "/slow") }()
	go func() { stream <- get(base + "/stream") }()
	<-inside
	<-inside
	stop()
	if a := <-stream; a.body != "listening gone" {
		t.Errorf("the stream heard %+v", a)
	}
	close(goOn)
	if a := <-slow; a.body != "finished" {
		t.Errorf("the request under way was answered %+v", a)
	}
	must(t, <-ended)
	if a := get(base + "/healthz"); a.err == nil {
		t.Errorf("after its end it answers %+v", a)
	}
}

func TestWhatDoesNotEndInTimeIsToldToAndThenCutOff(t *testing.T) {
	inside, told := make(chan bool, 1), make(chan bool, 1)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /endless", func(w http.ResponseWriter, r *http.Request) {
		inside <- true
		<-r.Context().Done()
		told <- true
	})
	ctx, stop := context.WithCancel(context.Background())
	base, ended := opened(t, ctx, &Front{Doors: mux, Patience: time.Millisecond})
	go get(base + "/endless")
	<-inside
	stop()
	must(t, <-ended)
	if !<-told {
		t.Error("the request was not told")
	}
}

func TestWhileItDrainsABalancerIsToldAndOthersAreAnswered(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /desk", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "here") })
	ctx, stop := context.WithCancel(context.Background())
	f := &Front{Doors: mux, Drain: 2 * time.Second}
	base, ended := opened(t, ctx, f)
	if a := get(base + "/readyz"); a.status != 200 {
		t.Fatalf("before, /readyz answers %+v", a)
	}
	stop()
	for a := get(base + "/readyz"); a.status != 503; a = get(base + "/readyz") {
		if a.err != nil {
			t.Fatalf("/readyz never said that it stops: %v", a.err)
		}
	}
	if a := get(base + "/desk"); a.body != "here" {
		t.Errorf("while it drains, others are answered %+v", a)
	}
	must(t, <-ended)
}

func TestAPortThatFailsEndsTheWhole(t *testing.T) {
	one, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	two, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	f := &Front{}
	ended := make(chan error, 1)
	go func() {
		ended <- f.Serve(context.Background(), Port{Listener: one, Handler: http.NotFoundHandler()}, Port{Listener: two, Handler: http.NotFoundHandler()})
	}()
	for a := get("http://" + two.Addr().String()); a.status != 404; a = get("http://" + two.Addr().String()) {
	}
	one.Close()
	if err := <-ended; err == nil {
		t.Error("it ended as if it had been asked to")
	}
	if a := get("http://" + two.Addr().String()); a.err == nil {
		t.Errorf("the other port still answers %+v", a)
	}
}
