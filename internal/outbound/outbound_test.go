package outbound

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func TestOnlyTheInternetIsPublic(t *testing.T) {
	for _, a := range []string{"127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
		"224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
		"::ffff:10.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"} {
		if Public(netip.MustParseAddr(a)) {
			t.Errorf("%s is taken for public", a)
		}
	}
	for _, a := range []string{"1.1.1.1", "193.0.6.139", "2606:4700::1111", "::ffff:1.1.1.1"} {
		if !Public(netip.MustParseAddr(a)) {
			t.Errorf("%s is not taken for public", a)
		}
	}
}

// ask asks a server of this machine, with a list of what is allowed.
func ask(t *testing.T, address string, list ...string) (string, error) {
	t.Helper()
	c, err := Client(list)
	if err != nil {
		t.Fatal(err)
	}
	res, err := c.Get(address)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return string(body), err
}

func TestAPrivateServerIsAskedOnlyWhereTheListAllowsIt(t *testing.T) {
	asked := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { asked++; _, _ = io.WriteString(w, "hello") }))
	defer s.Close()
	address := strings.TrimPrefix(s.URL, "http://")
	named := strings.Replace(s.URL, "127.0.0.1", "localhost", 1) // a name that leads to a private address
	for _, c := range []struct {
		name, url string
		list      []string
		ok        bool
	}{
		{"nothing allowed", s.URL, nil, false}, {"nothing allowed, by name", named, nil, false}, {"another network", s.URL, []string{"10.0.0.0/8"}, false},
		{"another port", s.URL, []string{"127.0.0.1:1"}, false}, {"its address", s.URL, []string{"127.0.0.1"}, true},
		{"its network", named, []string{"127.0.0.0/8"}, true}, {"its port", s.URL, []string{address}, true},
	} {
		before := asked
		body, err := ask(t, c.url, c.list...)
		if c.ok != (err == nil && body == "hello") || !c.ok && (asked != before || !errors.Is(err, ErrRefused)) {
			t.Errorf("%s: %q, %v, asked %d", c.name, body, err, asked-before)
		}
	}
}

func TestWhatIsEndlessOrElsewhereIsNotFollowed(t *testing.T) {
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	defer s.Close()
	mux.HandleFunc("/large", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, MaxSize+1)) })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for range 3 * MaxSize / 1024 {
			if _, err := w.Write(make([]byte, 1024)); err != nil {
				return
			}
		}
	})
	mux.HandleFunc("/just", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, MaxSize)) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest", http.StatusFound)
	})
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	address := strings.TrimPrefix(s.URL, "http://")
	for _, path := range []string{"/large", "/endless", "/loop", "/away", "/file"} {
		if body, err := ask(t, s.URL+path, address); err == nil {
			t.Errorf("%s gives %d bytes", path, len(body))
		}
	}
	if body, err := ask(t, s.URL+"/just", address); err != nil || len(body) != MaxSize {
		t.Errorf("the largest answer gives %d bytes, %v", len(body), err)
	}
}

func TestPlainTextGoesToAllowedAddressesOnly(t *testing.T) {
	plain := context.WithValue(context.Background(), plainKey{}, true)
	if err := judge(plain, nil, "1.1.1.1:80"); !errors.Is(err, ErrRefused) {
		t.Errorf("plain text to the internet: %v", err)
	}
	if err := judge(context.Background(), nil, "1.1.1.1:443"); err != nil {
		t.Errorf("the internet: %v", err)
	}
}

func FuzzTheListOfAllowedAddresses(f *testing.F) {
	for _, s := range []string{"10.0.0.0/8", "127.0.0.1:80", "[::1]:80", "::1", "x", "1.2.3.4/99"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rules, err := parse([]string{text})
		if err == nil && (len(rules) != 1 || !rules[0].prefix.IsValid()) {
			t.Errorf("%q gives %+v", text, rules)
		}
	})
}
