package wire

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"time"

	"github.com/emiago/sipgo/sip"
)

// ErrGone says that the flow to a phone is over: its connection was closed.
var ErrGone = errors.New("the flow is gone")

// Alive tells whether a flow can carry a request.
func (w *Wire) Alive(f Flow) bool {
	if f.Network == "udp" {
		return w.cfg.UDP != nil
	}
	c, err := w.ua.TransportLayer().GetConnection(f.Network, f.Remote)
	if err != nil {
		return false
	}
	_, _ = c.TryClose()
	return true
}

// Host is the address by which the other end of a flow reaches this machine, and the port of the flow's network.
func (w *Wire) Host(f Flow) (string, int) {
	at := w.Addr(f.Network)
	if at == nil {
		return "127.0.0.1", sip.DefaultUdpPort
	}
	local, _ := netip.ParseAddrPort(at.String())
	if !local.Addr().IsUnspecified() {
		return local.Addr().Unmap().String(), int(local.Port())
	}
	c, err := net.Dial("udp", f.Remote) // sends nothing: it asks the system for the way
	if err != nil {
		return "127.0.0.1", int(local.Port())
	}
	defer c.Close()
	mine, _ := netip.ParseAddrPort(c.LocalAddr().String())
	return mine.Addr().Unmap().String(), int(local.Port())
}

// Dial lets requests open a connection to the other end of a flow: a trunk, whose name and port are given. Only its addresses are
// ever dialled.
func (w *Wire) Dial(f Flow, host string) {
	w.dialMu.Lock()
	defer w.dialMu.Unlock()
	if len(w.dial) >= maxDialled {
		clear(w.dial)
	}
	w.dial[f] = host
	w.guard.prove(f.Addr(), time.Now())
}

const maxDialled = 10000

func (w *Wire) dialled(f Flow) (string, bool) {
	w.dialMu.Lock()
	defer w.dialMu.Unlock()
	host, ok := w.dial[f]
	return host, ok && f.Network != "udp"
}

// mayDial tells whether a trunk is at an address.
func (w *Wire) mayDial(address string) bool {
	for _, network := range []string{"tcp", "tls"} {
		if _, ok := w.dialled(Flow{network, address}); ok {
			return true
		}
	}
	return false
}

// dress makes a request ready for its flow: the way it goes, and a Via that answers come back by.
func (w *Wire) dress(req *sip.Request, f Flow) error {
	host, dialled := w.dialled(f)
	if !dialled && !w.Alive(f) {
		return ErrGone
	}
	req.SetTransport(sip.NetworkToUpper(f.Network))
	req.SetDestination(f.Remote)
	if dialled && f.Network == "tls" {
		req.SetDestination(host) // by its name, which its certificate must bear
	}
	if f.Network == "udp" {
		local, _ := netip.ParseAddrPort(w.cfg.UDP.LocalAddr().String())
		req.Laddr = sip.Addr{IP: net.IP(local.Addr().AsSlice()), Port: int(local.Port())}
	}
	if req.Via() == nil {
		host, port := w.Host(f)
		via := &sip.ViaHeader{ProtocolName: "SIP", ProtocolVersion: "2.0", Transport: req.MessageData.Transport(), Host: host, Port: port}
		via.Params.Add("branch", sip.GenerateBranchN(16))
		via.Params.Add("rport", "")
		req.PrependHeader(via)
	}
	return nil
}

// Begin sends a request over a flow and gives its transaction. Its responses must be read until it is done.
func (w *Wire) Begin(ctx context.Context, f Flow, req *sip.Request) (sip.ClientTransaction, error) {
	if err := w.dress(req, f); err != nil {
		return nil, err
	}
	return w.ua.TransactionLayer().Request(ctx, req)
}

// Ask sends a request over a flow and waits for its final answer.
func (w *Wire) Ask(ctx context.Context, f Flow, req *sip.Request) (*sip.Response, error) {
	ctx, cancel := context.WithTimeout(ctx, 32*time.Second)
	defer cancel()
	tx, err := w.Begin(ctx, f, req)
	if err != nil {
		return nil, err
	}
	defer tx.Terminate()
	for {
		select {
		case res := <-tx.Responses():
			if !res.IsProvisional() {
				return res, nil
			}
		case <-tx.Done():
			return nil, tx.Err()
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// Tell sends a request that has no answer, an ACK, over a flow.
func (w *Wire) Tell(f Flow, req *sip.Request) error {
	if err := w.dress(req, f); err != nil {
		return err
	}
	return w.ua.TransportLayer().WriteMsg(req)
}
