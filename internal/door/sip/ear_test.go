package sip_test

import (
	"bytes"
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"bureau/internal/sound"
)

// ear is where a dialog's sound is heard, and its mouth.
type ear struct {
	*net.UDPConn
	mu     sync.Mutex
	voices map[byte]int // packets of one sample throughout
	others int          // such as of prompts
	keys   string
	at     uint32
	to     *net.UDPAddr
	more   chan struct{}
	seq    uint16
}

func listen(t *testing.T) *ear {
	t.Helper()
	c, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	must(t, err)
	e := &ear{UDPConn: c, voices: map[byte]int{}, more: make(chan struct{}, 1)}
	t.Cleanup(func() { c.Close() })
	go e.listen()
	return e
}

func (e *ear) port() int { return e.LocalAddr().(*net.UDPAddr).Port }

func (e *ear) listen() {
	buf := make([]byte, 2000)
	for {
		n, err := e.Read(buf)
		if err != nil {
			return
		}
		if n > 12 {
			e.took(buf[:n])
		}
		select {
		case e.more <- struct{}{}:
		default:
		}
	}
}

func (e *ear) took(p []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	payload := p[12:]
	switch {
	case p[1]&0x7f == 101:
		if event, ok := sound.ParseEvent(payload); ok {
			at := uint32(p[4])<<24 | uint32(p[5])<<16 | uint32(p[6])<<8 | uint32(p[7])
			if e.keys == "" || at != e.at {
				e.keys, e.at = e.keys+string("0123456789*#ABCD"[event.Code]), at
			}
		}
	case bytes.Count(payload, payload[:1]) == len(payload):
		e.voices[payload[0]]++
	default:
		e.others++
	}
}

// speak says a sample, again and again, until the ear is closed.
func (e *ear) speak(to string, voice byte) {
	at, err := net.ResolveUDPAddr("udp", to)
	if err != nil {
		return
	}
	e.mu.Lock()
	begun := e.to != nil
	e.to = at
	e.mu.Unlock()
	if begun {
		return
	}
	go func() {
		beat := time.NewTicker(20 * time.Millisecond)
		defer beat.Stop()
		for e.packet(8, bytes.Repeat([]byte{voice}, 160)) == nil {
			<-beat.C
		}
	}()
}

func (e *ear) packet(kind byte, payload []byte) error {
	e.mu.Lock()
	e.seq++
	at := uint32(e.seq) * 160
	p := append([]byte{0x80, kind, byte(e.seq >> 8), byte(e.seq), byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at), 1, 2, 3, byte(e.port())}, payload...)
	to := e.to
	e.mu.Unlock()
	_, err := e.WriteToUDP(p, to)
	return err
}

// hears waits until a voice is heard from now on.
func (e *ear) hears(t *testing.T, voice byte) {
	t.Helper()
	e.until(t, fmt.Sprint("voice ", voice), func() bool { return e.voices[voice] > 1 })
}

// hearsPrompt waits until the office is heard to speak.
func (e *ear) hearsPrompt(t *testing.T) {
	t.Helper()
	e.until(t, "prompt", func() bool { return e.others > 3 })
}

func (e *ear) until(t *testing.T, what string, is func() bool) {
	t.Helper()
	e.mu.Lock()
	e.others = 0
	clear(e.voices)
	e.mu.Unlock()
	e.waits(t, what, is)
}

func (e *ear) waits(t *testing.T, what string, is func() bool) {
	t.Helper()
	late := time.After(20 * time.Second)
	for {
		e.mu.Lock()
		now := is()
		e.mu.Unlock()
		if now {
			return
		}
		select {
		case <-e.more:
		case <-late:
			e.mu.Lock()
			defer e.mu.Unlock()
			t.Fatalf("no %s is heard, but %v, %d others and the keys %q", what, e.voices, e.others, e.keys)
		}
	}
}

// event sends a packet of a key: begun at the same moment as the others of that key.
func (e *ear) event(t *testing.T, key byte, first bool, payload []byte) {
	t.Helper()
	e.mu.Lock()
	e.seq++
	marked := byte(101)
	if first {
		marked |= 0x80
	}
	p := append([]byte{0x80, marked, byte(e.seq >> 8), byte(e.seq), 0x10, 0, key, 0, 1, 2, 3, byte(e.port())}, payload...)
	to := e.to
	e.mu.Unlock()
	_, err := e.WriteToUDP(p, to)
	must(t, err)
}

// pressed waits until these keys came with the sound.
func (e *ear) pressed(t *testing.T, keys string) {
	t.Helper()
	e.waits(t, "key "+keys, func() bool { return e.keys == keys })
	e.mu.Lock()
	defer e.mu.Unlock()
	e.keys = ""
}
