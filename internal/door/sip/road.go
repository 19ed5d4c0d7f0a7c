package sip

import (
	"context"

	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/wire"
)

// fromNode is the network of a flow to another node of the office. No phone and no line has such a flow.
const fromNode = "node"

// roads are the wire to phones and lines, and the one to other nodes: a flow says which.
type roads struct {
	*wire.Wire
	nodes *nodes
}

func (r roads) of(f wire.Flow) *wire.Wire {
	if f.Network == fromNode {
		return r.nodes.wire
	}
	return r.Wire
}

// road is a flow as its wire knows it.
func road(f wire.Flow) wire.Flow {
	if f.Network == fromNode {
		f.Network = "tcp"
	}
	return f
}

// Alive tells whether a flow can carry a request.
func (r roads) Alive(f wire.Flow) bool { return r.of(f).Alive(road(f)) }

// Host is the address by which the other end of a flow reaches this machine.
func (r roads) Host(f wire.Flow) (string, int) { return r.of(f).Host(road(f)) }

// Begin sends a request over a flow and gives its transaction.
func (r roads) Begin(ctx context.Context, f wire.Flow, req *sip.Request) (sip.ClientTransaction, error) {
	return r.of(f).Begin(ctx, road(f), req)
}

// Ask sends a request over a flow and waits for its final answer.
func (r roads) Ask(ctx context.Context, f wire.Flow, req *sip.Request) (*sip.Response, error) {
	return r.of(f).Ask(ctx, road(f), req)
}

// Tell sends a request that has no answer over a flow.
func (r roads) Tell(f wire.Flow, req *sip.Request) error { return r.of(f).Tell(road(f), req) }
