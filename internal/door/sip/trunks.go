package sip

import (
	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
	"bureau/internal/sound"
)

type trunks struct{ door *Door }

type trunk struct{}

func (t *trunks) start()                                            {}
func (t *trunks) stop()                                             {}
func (t *trunks) of(req *sip.Request, from wire.Flow) (trunk, bool) { return trunk{}, false }

func (d *Door) inbound(t trunk, req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {}

func (c *call) outside(plan *phone.Plan) *phone.Plan {
	return &phone.Plan{Kind: phone.Refuse, Say: sound.Unavailable, Status: 503, Lang: plan.Lang}
}
