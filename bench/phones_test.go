//go:build bench

package bench

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"bureau/internal/account"
	"bureau/internal/db"
	"bureau/internal/db/dbtest"
	"bureau/internal/door/sip"
	"bureau/internal/door/sip/wire"
	"bureau/internal/office"
	"bureau/internal/office/officetest"
	"bureau/internal/phone"
	"bureau/internal/rate"
)

// generous lets one address, from which all phones of a measurement come, do what many would.
var generous = wire.Limits{Stranger: rate.Limit{PerSecond: 1e6, Burst: 1e6}, Known: rate.Limit{PerSecond: 1e6, Burst: 1e6}}

// exchange is an office with many phones, on SQLite.
func exchange(t *testing.T, devices int, limits wire.Limits) (*officetest.Office, []phone.Device, []string) {
	t.Helper()
	return exchangeOn(t, dbtest.Config(t, "sqlite", office.Owners), devices, limits)
}

func exchangeOn(t *testing.T, database db.Config, devices int, limits wire.Limits) (*officetest.Office, []phone.Device, []string) {
	t.Helper()
	database.Sync = "FULL"
	sockets, err := wire.Listen("127.0.0.1:0", "127.0.0.1:0", "")
	must(t, err)
	o := officetest.OpenIn(t, office.Config{Data: t.TempDir(), Demo: true, Database: database, Log: slog.New(slog.DiscardHandler),
		SIP: sip.Line{Sockets: sockets, Limits: limits}})
	var all []phone.Device
	var secrets []string
	for len(all) < devices {
		must(t, o.DB.Write(context.Background(), "demo", func(ctx context.Context, tx db.Tx) error {
			for range min(500, devices-len(all)) {
				d, err := o.Phones.AddDevice(ctx, tx, o.Demo.Admin.Actor, phone.Device{Name: fmt.Sprint("Desk ", len(all)), Hot: true, Lang: "en"})
				if err != nil {
					return err
				}
				secret, err := o.Phones.DeviceSecret(ctx, tx, o.Demo.Admin.Actor, d.ID)
				if err != nil {
					return err
				}
				all, secrets = append(all, d), append(secrets, string(secret))
			}
			return nil
		}))
	}
	return o, all, secrets
}

const registerScenario = `<?xml version="1.0" encoding="ISO-8859-1"?><scenario name="register">
<send retrans="3000"><![CDATA[
REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport
Max-Forwards: 70
From: <sip:[field0]@[remote_ip]>;tag=[pid]T[call_number]
To: <sip:[field0]@[remote_ip]>
Call-ID: [call_id]
CSeq: 1 REGISTER
Contact: <sip:[field0]@[local_ip]:[local_port];run=RUN>
User-Agent: SIPp
Expires: 3600
Content-Length: 0

]]></send><recv response="401" auth="true"></recv>
<send retrans="3000"><![CDATA[
REGISTER sip:[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch];rport
Max-Forwards: 70
From: <sip:[field0]@[remote_ip]>;tag=[pid]T[call_number]
To: <sip:[field0]@[remote_ip]>
Call-ID: [call_id]
CSeq: 2 REGISTER
Contact: <sip:[field0]@[local_ip]:[local_port];run=RUN>
User-Agent: SIPp
Expires: 3600
[field1]
Content-Length: 0

]]></send><recv response="200"></recv></scenario>`

const registrations = 12000

// scenario is what registers: which contact, from which port, how often. Where the port is 0 it is any.
type scenario struct{ run, port, times int }

// registered runs the scenario and gives how many registrations there were a second.
func registered(t *testing.T, server string, users, secrets []string, s scenario) float64 {
	t.Helper()
	dir := t.TempDir()
	csv := strings.Builder{}
	csv.WriteString("SEQUENTIAL\n")
	for i, u := range users {
		fmt.Fprintf(&csv, "%s;[authentication username=%s password=%s]\n", u, u, secrets[i])
	}
	must(t, os.WriteFile(filepath.Join(dir, "users.csv"), []byte(csv.String()), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "register.xml"), []byte(strings.ReplaceAll(registerScenario, "RUN", strconv.Itoa(s.run))), 0o600))
	args := []string{server, "-sf", "register.xml", "-inf", "users.csv", "-m", strconv.Itoa(s.times), "-r", "20000", "-l", "64", "-i", "127.0.0.1",
		"-nostdin", "-trace_err", "-buff_size", "4194304"}
	if s.port != 0 {
		args = append(args, "-p", strconv.Itoa(s.port))
	}
	cmd := exec.Command("sipp", args...)
	cmd.Dir = dir
	begin := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(begin).Seconds()
	if err != nil {
		wrong, _ := filepath.Glob(filepath.Join(dir, "*errors.log"))
		for _, f := range wrong {
			text, _ := os.ReadFile(f)
			out = append(out, text[:min(len(text), 3000)]...)
		}
		t.Fatalf("sipp at %s: %v\n%s", server, err, out[max(0, len(out)-5000):])
	}
	return float64(s.times) / took
}

const kamailioConfig = `#!KAMAILIO
debug=0
log_stderror=yes
fork=yes
children=2
disable_tcp=yes
listen=udp:%s
mpath="%s"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
loadmodule "auth.so"
modparam("usrloc", "db_mode", 0)
modparam("auth", "qop", "auth")
request_route {
	if (method == "REGISTER") {
		if (!pv_www_authenticate("bench", "secret", "0")) {
			www_challenge("bench", "1");
			exit;
		}
		save("location");
		exit;
	}
	sl_send_reply("405", "Method Not Allowed");
}
`

// kamailio runs Debian's kamailio as a registrar in memory, and gives its address and process.
func kamailio(t *testing.T) (string, int) {
	t.Helper()
	modules, _ := filepath.Glob("/usr/lib/*/kamailio/modules")
	if len(modules) == 0 {
		t.Fatal("kamailio is not installed: apt-get install kamailio sip-tester")
	}
	probe, err := net.ListenPacket("udp", "127.0.0.1:0")
	must(t, err)
	at := probe.LocalAddr().String()
	must(t, probe.Close())
	file := filepath.Join(t.TempDir(), "kamailio.cfg")
	must(t, os.WriteFile(file, fmt.Appendf(nil, kamailioConfig, at, modules[0]+"/"), 0o600))
	cmd := exec.Command("kamailio", "-f", file, "-DD", "-E", "-m", "256", "-M", "16", "-Y", t.TempDir())
	must(t, cmd.Start())
	t.Cleanup(func() { cmd.Process.Signal(os.Interrupt); cmd.Wait() })
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if heard(at) {
			return at, cmd.Process.Pid
		}
	}
	t.Fatal("kamailio does not answer")
	return "", 0
}

// heard tells whether a SIP server answers at all.
func heard(at string) bool {
	c, err := net.Dial("udp", at)
	if err != nil {
		return false
	}
	defer c.Close()
	fmt.Fprintf(c, "OPTIONS sip:%s SIP/2.0\r\nVia: SIP/2.0/UDP %s;rport;branch=z9hG4bK1\r\nMax-Forwards: 9\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n",
		at, c.LocalAddr())
	c.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	_, err = c.Read(make([]byte, 2000))
	return err == nil
}

// processorOf is the processor time of a process and of those that it started.
func processorOf(pid int) (sum time.Duration) {
	all, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range all {
		text, _ := os.ReadFile(file)
		_, rest, _ := strings.Cut(string(text), ") ")
		f := strings.Fields(rest)
		if len(f) < 13 || f[1] != strconv.Itoa(pid) && filepath.Base(filepath.Dir(file)) != strconv.Itoa(pid) {
			continue
		}
		for _, ticks := range f[11:13] {
			n, _ := strconv.Atoi(ticks)
			sum += time.Duration(n) * 10 * time.Millisecond
		}
	}
	return sum
}

// settle looks at the tables as PostgreSQL does by itself a minute after so much was written.
func settle(t *testing.T, database db.Config) {
	t.Helper()
	if database.OwnerURL == "" {
		return
	}
	owner, err := sql.Open("pgx", database.OwnerURL)
	must(t, err)
	defer owner.Close()
	_, err = owner.Exec("VACUUM ANALYZE phone_device, phone_binding")
	must(t, err)
}

func freePort(t *testing.T) int {
	t.Helper()
	c, err := net.ListenPacket("udp", "127.0.0.1:0")
	must(t, err)
	defer c.Close()
	return c.LocalAddr().(*net.UDPAddr).Port
}

// Registrations with digest, beside kamailio's with the same scenario, which keeps them in memory only. Of a new or changed binding the row is durable before the
// phone hears of it. A phone that says again what is written causes no write, since that is written to last five minutes longer than was promised.
func TestRegistrations(t *testing.T) {
	other, pid := kamailio(t)
	for _, engine := range []string{"sqlite", "postgres"} {
		database := dbtest.Config(t, engine, office.Owners)
		o, devices, secrets := exchangeOn(t, database, 6000, generous)
		settle(t, database)
		users, same, port := []string{}, slices.Repeat([]string{"secret"}, len(devices)), freePort(t)
		for _, d := range devices {
			users = append(users, d.User)
		}
		here := o.Door.Addr("udp").String()
		compare := func(what, aim string, times int, run func(round int) int) {
			var ours, theirs, cost, theirCost []float64
			for round := range 3 {
				s := scenario{run(round), port, times}
				used := processorOf(pid)
				theirs = append(theirs, registered(t, other, users, same, s))
				theirCost = append(theirCost, float64((processorOf(pid)-used).Microseconds())/float64(times))
				used = processorTime(t)
				ours = append(ours, registered(t, here, users, secrets, s))
				cost = append(cost, float64((processorTime(t)-used).Microseconds())/float64(times))
			}
			fmt.Printf("%-46s %10.0f/s      kamailio, in memory %19.0f/s   ratio %5.2f   aim %s\n", what, median(ours), median(theirs), median(ours)/median(theirs), aim)
			fmt.Printf("%-46s %10.0f µs     kamailio %29.0f µs   ratio %5.2f   aim –\n", "  processor time of one", median(cost), median(theirCost), median(cost)/median(theirCost))
		}
		compare("REGISTER, new binding, durable, "+engine, "≥ 0.80", len(users), func(round int) int { return round })
		settle(t, database)
		registered(t, other, users, same, scenario{3, port, len(users)})
		registered(t, here, users, secrets, scenario{3, port, len(users)})
		compare("REGISTER, the same binding again, "+engine, "≥ 0.80", registrations, func(int) int { return 3 })
		must(t, o.Close())
	}
}

// A flood of what is no SIP from one address, and a phone that registers from another.
func TestAFloodOfJunk(t *testing.T) {
	o, devices, secrets := exchange(t, 50, wire.Limits{})
	to := o.Door.Addr("udp").String()
	over := make(chan struct{})
	junk := []byte("\x00\x01\x02 this is no message at all \r\n\r\n")
	go func() {
		from := net.Dialer{LocalAddr: &net.UDPAddr{IP: net.IPv4(127, 0, 0, 2)}}
		c, err := from.Dial("udp", to)
		if err != nil {
			return
		}
		defer c.Close()
		for tick := time.NewTicker(time.Millisecond); ; <-tick.C {
			for range 10 {
				c.Write(junk)
			}
			select {
			case <-over:
				return
			default:
			}
		}
	}()
	time.Sleep(200 * time.Millisecond)
	var took []float64
	for i := range 300 {
		p := phoneAt(t, to, devices[i%50].User, secrets[i%50])
		begin := time.Now()
		p.register(t)
		took = append(took, float64(time.Since(begin).Microseconds())/1000)
		p.Close()
	}
	close(over)
	slices.Sort(took)
	fmt.Printf("%-46s %10.1f ms     the median %28.1f ms  aim ≤ 200\n", "REGISTER in 10,000 packets of junk/s, p95", took[len(took)*95/100], median(took))
}

// The memory of ten thousand phones that are registered.
func TestTheMemoryOfTenThousandPhones(t *testing.T) {
	o, devices, secrets := exchange(t, 10000, generous)
	var users []string
	for _, d := range devices {
		users = append(users, d.User)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	registered(t, o.Door.Addr("udp").String(), users, secrets, scenario{times: len(users)})
	runtime.GC()
	runtime.ReadMemStats(&after)
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	resident, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	kB, _ := strconv.Atoi(resident)
	fmt.Printf("%-46s %10.0f MB     more than before they registered %6.1f MB  aim ≤ 150\n", "resident with 10,000 phones, tests included", float64(kB)/1024,
		float64(int64(after.HeapInuse)-int64(before.HeapInuse))/(1<<20))
}

// Logins as *35*201*PIN makes them, by sixteen phones at once. What bounds them is the PIN, which is hashed as a password is, two at a time.
func TestLogins(t *testing.T) {
	o, devices, _ := exchange(t, 16, generous)
	o.Accounts.Cost = account.Standard
	for i := range 6 {
		must(t, o.Phones.SetMember(context.Background(), o.Demo.Admin.Actor, phone.MemberSetting{Member: o.Demo.Members[i].Member, Extension: fmt.Sprint(201 + i), Hot: true, PIN: "482615"}))
	}
	rate := perSecond(t, 6, func(client, n int) error {
		_, err := o.Phones.LogIn(context.Background(), phone.LogIn{Org: "demo", Device: devices[(client+n)%16].ID, Extension: fmt.Sprint(201 + client), PIN: "482615", How: phone.ByDialling})
		return err
	})
	hash := perSecond(t, 6, func(int, int) error { o.Accounts.Hash("482615"); return nil })
	fmt.Printf("%-46s %10.0f/s      the hash of the PIN alone %13.0f/s   ratio %5.2f   aim –\n", "logins with extension and PIN", rate, hash, rate/hash)
}

// Calls from one phone to another that answers at once, up to the answer and its end, with the ports of the sound.
func TestCallSetUps(t *testing.T) {
	const pairs = 8
	o, devices, secrets := exchange(t, 2*pairs, generous)
	to := o.Door.Addr("udp").String()
	for i := range 6 {
		must(t, o.Phones.SetMember(context.Background(), o.Demo.Admin.Actor, phone.MemberSetting{Member: o.Demo.Members[i].Member, Extension: fmt.Sprint(201 + i), Hot: true, PIN: "482615"}))
		_, err := o.Phones.LogIn(context.Background(), phone.LogIn{Org: "demo", Device: devices[i].ID, Extension: fmt.Sprint(201 + i), PIN: "482615", How: phone.ByDialling})
		must(t, err)
	}
	var callers []*softPhone
	for i := range 3 {
		callers = append(callers, phoneAt(t, to, devices[i].User, secrets[i]))
		callee := phoneAt(t, to, devices[3+i].User, secrets[3+i])
		callee.register(t)
		go callee.answerAll()
	}
	rate := perSecond(t, 3, func(client, n int) error {
		return callers[client].call(t, fmt.Sprint(204+client))
	})
	var direct []*softPhone
	for range 3 {
		a, b := facing(t)
		direct = append(direct, &softPhone{Conn: a, to: b.LocalAddr().String(), user: "a"})
		go (&softPhone{Conn: b, to: a.LocalAddr().String(), user: "b"}).answerAll()
	}
	limit := perSecond(t, 3, func(client, n int) error { return direct[client].call(t, "201") })
	fmt.Printf("%-46s %10.0f/s      the same phones without an office %8.0f/s   ratio %5.2f   aim –\n", "calls set up and ended, by three phones", rate, limit, rate/limit)
}

// facing are two sockets that hear each other and nobody else.
func facing(t *testing.T) (a, b net.Conn) {
	t.Helper()
	at := func() *net.UDPAddr { return &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: freePort(t)} }
	one, other := at(), at()
	a, err := net.DialUDP("udp", one, other)
	must(t, err)
	b, err = net.DialUDP("udp", other, one)
	must(t, err)
	t.Cleanup(func() { a.Close(); b.Close() })
	return a, b
}
