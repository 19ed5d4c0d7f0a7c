package siptest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// patience is how long a phone may take for anything, on a machine with much else to do.
const patience = 30 * time.Second

// Running is a phone that runs.
type Running struct {
	Phone
	Address string // host:port of its own SIP over UDP and TCP; over TLS it is one port further

	t      testing.TB
	dir    string
	cmd    *exec.Cmd
	ended  chan struct{}
	conn   net.Conn
	mu     sync.Mutex
	events []Event
	seen   int // events that a step has waited for already
	more   chan struct{}
	answer chan reply
}

// Event is what a phone says: Type such as REGISTER_OK, CALL_INCOMING, CALL_RINGING, CALL_ESTABLISHED, CALL_CLOSED, CALL_TRANSFER.
type Event struct {
	Type  string `json:"type"`
	Param string `json:"param"` // such as the reason why a call was closed
	Peer  string `json:"peeruri"`
	Name  string `json:"peerdisplayname"`
	Call  string `json:"id"`
}

type reply struct {
	Response bool   `json:"response"`
	OK       bool   `json:"ok"`
	Data     string `json:"data"`
	Event
}

// Start runs a phone until the test ends. One that has a server and an Expires registers at once.
func Start(t testing.TB, p Phone) *Running {
	t.Helper()
	base := freePorts(t)
	r := &Running{Phone: p, Address: fmt.Sprint("127.0.0.1:", base), t: t, dir: t.TempDir(),
		ended: make(chan struct{}), more: make(chan struct{}, 1), answer: make(chan reply, 1)}
	for _, err := range []error{p.config(r.dir, base), p.contacts(r.dir), p.says(r.dir), r.run()} {
		if err != nil {
			t.Fatal("a phone does not start:", err)
		}
	}
	t.Cleanup(r.Stop)
	r.connect(base + 2)
	go r.listen()
	r.Command("uanew", p.account(base))
	return r
}

func (r *Running) run() error {
	log, err := os.Create(filepath.Join(r.dir, "log"))
	if err != nil {
		return err
	}
	r.cmd = exec.Command("baresip", "-4", "-f", r.dir)
	r.cmd.Stdout, r.cmd.Stderr = log, log
	r.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := r.cmd.Start(); err != nil {
		return fmt.Errorf("%w (Debian's package baresip-core is needed)", err)
	}
	go func() {
		_ = r.cmd.Wait()
		log.Close()
		close(r.ended)
	}()
	return nil
}

// connect waits until the phone listens.
func (r *Running) connect(port int) {
	r.t.Helper()
	for begin := time.Now(); time.Since(begin) < patience; {
		conn, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			r.conn = conn
			return
		}
		select {
		case <-r.ended:
			r.Fatal("the phone ended")
		case <-time.After(20 * time.Millisecond):
		}
	}
	r.Fatal("the phone is not there")
}

// listen reads what the phone says: netstrings of JSON.
func (r *Running) listen() {
	in := bufio.NewReader(r.conn)
	for {
		length, err := in.ReadString(':')
		if err != nil {
			return
		}
		n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
		if err != nil || n > 1<<20 {
			return
		}
		text := make([]byte, n+1)
		if _, err := io.ReadFull(in, text); err != nil {
			return
		}
		var said reply
		if json.Unmarshal(text[:n], &said) == nil {
			r.take(said)
		}
	}
}

func (r *Running) take(said reply) {
	if said.Response {
		r.answer <- said
		return
	}
	r.mu.Lock()
	r.events = append(r.events, said.Event)
	r.mu.Unlock()
	select {
	case r.more <- struct{}{}:
	default:
	}
}

// Command gives the phone a command of its menu, and what it answers.
func (r *Running) Command(name, params string) string {
	r.t.Helper()
	text, err := json.Marshal(map[string]string{"command": name, "params": params})
	if err != nil {
		r.t.Fatal(err)
	}
	// The phone knows no escaped characters but these.
	text = []byte(strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(text)))
	if _, err := fmt.Fprintf(r.conn, "%d:%s,", len(text), text); err != nil {
		r.Fatal(name, ": ", err)
	}
	select {
	case a := <-r.answer:
		if !a.OK {
			r.Fatal(name, " ", params, ": ", a.Data)
		}
		return a.Data
	case <-r.ended:
		r.Fatal(name, ": the phone ended")
	case <-time.After(patience):
		r.Fatal(name, ": the phone does not answer")
	}
	return ""
}

// Wait waits for the next event of one of these types, passing over others.
func (r *Running) Wait(types ...string) Event {
	r.t.Helper()
	late := time.After(patience)
	for {
		if e, ok := r.next(types); ok {
			return e
		}
		select {
		case <-r.more:
		case <-r.ended:
			r.Fatal("the phone ended, while waiting for ", types)
		case <-late:
			r.Fatal("the phone did not say any of ", types)
		}
	}
}

func (r *Running) next(types []string) (Event, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.seen < len(r.events) {
		e := r.events[r.seen]
		r.seen++
		for _, t := range types {
			if e.Type == t {
				return e, true
			}
		}
	}
	return Event{}, false
}

// Events are all so far.
func (r *Running) Events() []Event {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]Event(nil), r.events...)
}

// Fatal ends the test, and shows what the phone wrote and said.
func (r *Running) Fatal(why ...any) {
	r.t.Helper()
	log, _ := os.ReadFile(filepath.Join(r.dir, "log"))
	r.t.Fatalf("%s: %s\nevents: %v\nits log:\n%s", r.User, fmt.Sprint(why...), r.Events(), log[max(0, len(log)-6000):])
}

// Stop ends the phone as one does who pulls the plug last: calls end, the registration is taken back.
func (r *Running) Stop() {
	select {
	case <-r.ended:
		return
	default:
	}
	if r.conn != nil {
		text := `{"command":"quit"}`
		fmt.Fprintf(r.conn, "%d:%s,", len(text), text)
		select {
		case <-r.ended:
		case <-time.After(5 * time.Second):
		}
		r.conn.Close()
	}
	_ = r.cmd.Process.Kill()
	<-r.ended
}

// Unplug ends the phone at once: nothing is taken back.
func (r *Running) Unplug() {
	_ = r.cmd.Process.Kill()
	<-r.ended
}
