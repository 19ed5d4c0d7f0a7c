package api

import (
	"context"
	"time"

	"bureau/internal/db"
	"bureau/internal/directory"
	"bureau/internal/workplace"
)

type codeIn struct {
	Code string `path:"code" maxLength:"100" doc:"As it stands on the label; capitals and spaces do not matter." example:"K7M2QX"`
}

type scanned struct {
	status
	Session *string    `json:"session" doc:"My session that runs at it, or null."`
	Ready   bool       `json:"ready" doc:"A check-in would begin a session."`
	Ends    *time.Time `json:"ends" doc:"When that session would end by itself; null where none would begin."`
	Near    []nearest  `json:"near" nullable:"false" doc:"Where it is not ready: the nearest of its kind that are free for half an hour or more."`
}

type nearest struct {
	asset
	Until time.Time `json:"until" doc:"Free until then, or until the site closes."`
}

type codeOut struct{ Body scanned }

func (d *door) lookAtCode(ctx context.Context, actor directory.Actor, in *codeIn) (*codeOut, error) {
	out := &codeOut{}
	return out, d.read(ctx, actor, func(tx db.Tx) error {
		s, err := d.Workplaces.Scan(tx, actor, in.Code)
		if err == nil {
			now := d.Clock.Now()
			out.Body = showScanned(s, now)
		}
		return err
	})
}

func showScanned(s workplace.Scanned, now time.Time) scanned {
	out := scanned{status: showStatus(s.Status, now, now.Add(time.Hour)), Ready: s.Ready, Ends: orNone(s.Ends), Near: []nearest{}}
	if s.Here.ID != "" {
		out.Session = &s.Here.ID
	}
	for _, n := range s.Near {
		out.Near = append(out.Near, nearest{showAsset(n.Asset), n.Until})
	}
	return out
}
