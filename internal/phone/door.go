package phone

import (
	"context"

	"bureau/internal/db"
)

// SessionAt tells who is on a device, if anybody: for the lamps and displays that follow a member from phone to phone.
func (p *Phones) SessionAt(_ context.Context, tx db.Tx, device string) (Session, bool, error) {
	return sessionAt(tx, device)
}
