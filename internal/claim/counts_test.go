//go:build !long

package claim_test

const (
	// operations is how many operations each database must put in order.
	operations    = 100_000
	sqliteKills   = 100
	postgresKills = 20
)
