package sip

import (
	"github.com/emiago/sipgo/sip"

	"bureau/internal/door/sip/wire"
	"bureau/internal/phone"
)

type lamps struct{ door *Door }

func (s *lamps) subscribe(req *sip.Request, tx sip.ServerTransaction, from wire.Flow) {
	reply(tx, respond(req, 489, "Bad Event"))
}
func (s *lamps) lost(wire.Flow)             {}
func (s *lamps) changed(*call)              {}
func (s *lamps) ringing(*call, *phone.Plan) {}
