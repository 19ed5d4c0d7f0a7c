package siptest

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"bureau/internal/sound"
)

// Phone is how a phone is set up.
type Phone struct {
	Name     string // shown to the others
	User     string // its name at the server
	AuthUser string // where it is another than User
	Password string
	Server   string // host:port; "" for a phone that is called at its own address
	// Transport to the server: "udp" (also ""), "tcp" or "tls". Over TLS the certificate of the server is checked where CA,
	// a file, is given.
	Transport  string
	CA         string
	SRTP       string // "": RTP only; "srtp": offered; "srtp-mand": nothing else
	Codecs     string // such as "PCMU/8000/1"; "" for A-law, then µ-law
	Modules    []string
	Expires    int     // of a registration in seconds; 0: it does not register, -1: as 60, and to begin with not at all
	Says       []int16 // at 8 kHz, again and again with a second between; nil is silence
	AutoAnswer bool
	Contacts   []string // whose presence it watches, with the modules contact and presence
}

// ports of a phone, ten in a row: SIP, SIP over TLS, control, and RTP from the fourth on.
const portsEach = 10

var ports = struct {
	sync.Mutex
	next int
}{next: 20000 + os.Getpid()%1000*portsEach}

// freePorts gives the first of ten ports that nobody uses, below those that the system gives to whoever asks for any.
func freePorts(t testing.TB) int {
	t.Helper()
	ports.Lock()
	defer ports.Unlock()
	for range 1000 {
		base := ports.next
		if ports.next += portsEach; ports.next > 32000 {
			ports.next = 20000
		}
		if free(base) {
			return base
		}
	}
	t.Fatal("no ports are free for a phone")
	return 0
}

func free(base int) bool {
	for p := base; p < base+portsEach; p++ {
		at := net.JoinHostPort("127.0.0.1", strconv.Itoa(p))
		udp, err := net.ListenPacket("udp", at)
		if err != nil {
			return false
		}
		udp.Close()
		tcp, err := net.Listen("tcp", at)
		if err != nil {
			return false
		}
		tcp.Close()
	}
	return true
}

// modules that every phone has.
var modules = []string{"menu", "ctrl_tcp", "g711", "aufile", "aubridge", "sndfile", "srtp"}

// config writes the folder that baresip reads.
func (p Phone) config(dir string, base int) error {
	var b strings.Builder
	line := func(name string, value any) { fmt.Fprintf(&b, "%s\t%v\n", name, value) }
	line("poll_method", "epoll")
	line("sip_listen", fmt.Sprint("127.0.0.1:", base))
	line("ctrl_tcp_listen", fmt.Sprint("127.0.0.1:", base+2))
	line("rtp_ports", fmt.Sprintf("%d-%d", base+4, base+portsEach-1))
	line("call_local_timeout", 120)
	line("call_max_calls", 4)
	line("audio_source", "aufile,"+filepath.Join(dir, "says.wav"))
	line("audio_player", "aubridge,nil")
	line("audio_alert", "aubridge,nil")
	line("audio_path", dir)
	line("ausrc_srate", sound.Rate)
	line("auplay_srate", sound.Rate)
	line("ausrc_channels", 1)
	line("auplay_channels", 1)
	line("jitter_buffer_delay", "0-0") // what came is heard at once, also the last of it
	line("snd_path", dir)
	line("ringback_disabled", "yes")
	line("menu_bell", "no")
	if p.CA != "" {
		line("sip_cafile", p.CA)
	}
	line("module_path", "/usr/lib/baresip/modules")
	for _, m := range slices.Concat(modules, p.Modules) {
		if m == "menu" || m == "ctrl_tcp" || m == "mwi" || m == "presence" || m == "contact" {
			line("module_app", m+".so")
			continue
		}
		line("module", m+".so")
	}
	return os.WriteFile(filepath.Join(dir, "config"), []byte(b.String()), 0o600)
}

// contacts writes whom the phone knows.
func (p Phone) contacts(dir string) error {
	var b strings.Builder
	for _, c := range p.Contacts {
		fmt.Fprintf(&b, "\"%s\" <sip:%s@%s>;presence=p2p\n", c, c, p.Server)
	}
	return os.WriteFile(filepath.Join(dir, "contacts"), []byte(b.String()), 0o600)
}

// account is what the phone registers as, in baresip's form.
func (p Phone) account(base int) string {
	server, transport := p.Server, p.Transport
	if server == "" {
		server = fmt.Sprint("127.0.0.1:", base)
	}
	if transport == "" {
		transport = "udp"
	}
	codecs := p.Codecs
	if codecs == "" {
		codecs = "PCMA/8000/1,PCMU/8000/1"
	}
	a := fmt.Sprintf("<sip:%s@%s;transport=%s>;regint=%d;audio_codecs=%s", p.User, server, transport, p.Expires, codecs)
	if p.Name != "" {
		a = `"` + p.Name + `" ` + a
	}
	for name, value := range map[string]string{"auth_user": p.AuthUser, "auth_pass": p.Password, "mediaenc": p.SRTP} {
		if value != "" {
			a += ";" + name + "=" + value
		}
	}
	if p.AutoAnswer {
		a += ";answermode=auto"
	}
	return a
}

// says writes what the microphone hears: two minutes of it.
func (p Phone) says(dir string) error {
	samples := make([]int16, 0, 120*sound.Rate)
	for len(p.Says) > 0 && len(samples)+len(p.Says)+sound.Rate < cap(samples) {
		samples = append(append(samples, p.Says...), make([]int16, sound.Rate)...)
	}
	return os.WriteFile(filepath.Join(dir, "says.wav"), sound.WritePCM(sound.Rate, samples[:cap(samples)]), 0o600)
}
