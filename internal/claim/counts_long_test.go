//go:build long

package claim_test

const (
	// operations is how many operations each database must put in order.
	operations    = 1_000_000
	sqliteKills   = 1000
	postgresKills = 200
)
