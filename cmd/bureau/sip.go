package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"

	"bureau/internal/door/sip"
	"bureau/internal/door/sip/wire"
)

// telephony is how phones reach an office; docs/phones.md explains it.
type telephony struct {
	SIP      string `name:"sip" env:"BUREAU_SIP" placeholder:"ADDRESS" help:"Where phones are answered over UDP and TCP, such as :5060. Without it: nowhere."`
	SIPTLS   string `name:"sip-tls" env:"BUREAU_SIP_TLS" placeholder:"ADDRESS" help:"Where phones are answered over TLS, such as :5061, with the certificate of the office. Without it: nowhere."`
	SIPHost  string `name:"sip-host" env:"BUREAU_SIP_HOST" placeholder:"ADDRESS" help:"The IP address at which phones reach the sound of their calls, where it is not the one that they call, as behind a router."`
	SIPPorts string `name:"sip-ports" env:"BUREAU_SIP_PORTS" default:"16384-32767" placeholder:"FIRST-LAST" help:"The UDP ports of the sound; each call needs four."`
	SIPNode  string `name:"sip-node" env:"BUREAU_SIP_NODE" placeholder:"ADDRESS" help:"Where the other nodes of the office reach this one, such as 10.0.0.1:5070, for calls between phones of different nodes. Without it: nowhere, as with a single node."`
}

// line takes the addresses of the phones.
func (t telephony) line(certificate *tls.Config) (l sip.Line, err error) {
	if err := t.check(certificate != nil); err != nil {
		return l, err
	}
	l.Certificate, l.Host = certificate, t.SIPHost
	if l.Ports, err = portsOf(t.SIPPorts); err != nil {
		return l, err
	}
	if l.Sockets, err = wire.Listen(t.SIP, t.SIP, t.SIPTLS); err != nil {
		return l, notHeard(err)
	}
	if t.SIPNode != "" {
		if l.Nodes, err = net.Listen("tcp", t.SIPNode); err != nil {
			l.Close()
			return l, fmt.Errorf("cannot answer other nodes; --sip-node takes an address of this machine and a port, such as 10.0.0.1:5070: %w", err)
		}
	}
	return l, nil
}

func (t telephony) check(certificate bool) error {
	switch {
	case t.SIPTLS != "" && !certificate:
		return errors.New("--sip-tls needs a certificate: --tls-cert and --tls-key, or --acme")
	case t.SIPNode != "" && t.SIP == "" && t.SIPTLS == "":
		return errors.New("--sip-node does nothing without --sip or --sip-tls; add one of them, or leave it out")
	case t.SIPHost != "" && t.SIP == "" && t.SIPTLS == "":
		return errors.New("--sip-host does nothing without --sip or --sip-tls; add one of them, or leave it out")
	}
	if t.SIPNode != "" {
		if at, err := netip.ParseAddrPort(t.SIPNode); err != nil || at.Addr().IsUnspecified() || at.Addr().IsMulticast() || at.Addr().Zone() != "" {
			return errors.New("--sip-node takes the address at which the other nodes reach this one, such as 10.0.0.1:5070")
		}
	}
	if t.SIPHost != "" {
		if _, err := netip.ParseAddr(t.SIPHost); err != nil {
			return fmt.Errorf("--sip-host takes an IP address, such as 203.0.113.7: %w", err)
		}
	}
	return nil
}

// portsOf reads "16384-32767".
func portsOf(s string) (out [2]int, err error) {
	first, last, _ := strings.Cut(s, "-")
	var wrong [2]error
	out[0], wrong[0] = strconv.Atoi(strings.TrimSpace(first))
	out[1], wrong[1] = strconv.Atoi(strings.TrimSpace(last))
	if errors.Join(wrong[:]...) != nil || out[0] < 1024 || out[1] > 65535 || out[1]-out[0] < 7 {
		return out, errors.New("--sip-ports takes the first and the last port, such as 16384-32767")
	}
	return out, nil
}

func notHeard(err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("another program answers phones there already; choose another port for --sip or --sip-tls: %w", err)
	}
	return fmt.Errorf("cannot answer phones; --sip and --sip-tls take an address and a port, such as :5060: %w", err)
}

// demoPhones takes the usual port of phones on this machine, or one of the next where another program has it.
func demoPhones(at string) (l sip.Line, err error) {
	if at == "none" {
		return l, nil
	}
	host, port, err := net.SplitHostPort(at)
	if err != nil {
		return l, notHeard(err)
	}
	first, err := strconv.Atoi(port)
	if err != nil {
		return l, notHeard(err)
	}
	for n := range tries {
		next := first
		if first != 0 {
			next += n
		}
		if l.Sockets, err = both(host, next); err == nil || !errors.Is(err, syscall.EADDRINUSE) {
			break
		}
	}
	if err != nil {
		return l, notHeard(err)
	}
	return l, nil
}

// tries is how many ports the demo looks at.
const tries = 50

// both takes one port over UDP and TCP.
func both(host string, port int) (wire.Sockets, error) {
	s, err := wire.Listen(net.JoinHostPort(host, strconv.Itoa(port)), "", "")
	if err != nil {
		return s, err
	}
	tcp, err := wire.Listen("", s.UDP.LocalAddr().String(), "")
	if err != nil {
		s.Close()
		return s, err
	}
	s.TCP = tcp.TCP
	return s, nil
}

// phonesAt says where phones are answered.
func phonesAt(l sip.Line) string {
	var out []string
	if l.UDP != nil {
		out = append(out, "udp "+l.UDP.LocalAddr().String())
	}
	if l.TCP != nil {
		out = append(out, "tcp "+l.TCP.Addr().String())
	}
	if l.TLS != nil {
		out = append(out, "tls "+l.TLS.Addr().String())
	}
	return strings.Join(out, ", ")
}
