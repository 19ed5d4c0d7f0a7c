package office

import (
	"context"
	"reflect"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Figures are what the one who runs the office may count. None of them tells anything of a person.
func (o *Office) Figures() []prometheus.Collector {
	return []prometheus.Collector{o.events, figures{o}}
}

func eventCounter() *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: "bureau_events_total",
		Help: "What happened to claims and places, by event, on this node since it started."}, []string{"event"})
}

// eventName is the event in the manner of metrics: workplace.CheckedIn is workplace_checked_in.
func eventName(event any) string {
	name := strings.TrimPrefix(reflect.TypeOf(event).String(), "*")
	var b strings.Builder
	for i, c := range strings.ReplaceAll(name, ".", "_") {
		if c >= 'A' && c <= 'Z' && i > 0 && name[i-1] != '.' {
			b.WriteByte('_')
		}
		b.WriteRune(c)
	}
	return strings.ToLower(b.String())
}

// figures are read when they are asked for.
type figures struct{ o *Office }

var (
	sessionsOpen  = prometheus.NewDesc("bureau_sessions_open", "Sessions in which somebody is signed in.", nil, nil)
	streamsOpen   = prometheus.NewDesc("bureau_streams_open", "Open pages that hear changes from this node.", nil, nil)
	connections   = prometheus.NewDesc("bureau_database_connections", "Connections to the database, by pool and state.", []string{"pool", "state"}, nil)
	waits         = prometheus.NewDesc("bureau_database_waits_total", "How often a connection had to be waited for, by pool.", []string{"pool"}, nil)
	waited        = prometheus.NewDesc("bureau_database_wait_seconds_total", "How long connections were waited for, by pool.", []string{"pool"}, nil)
	backupMade    = prometheus.NewDesc("bureau_backup_made_timestamp_seconds", "When the newest backup was made by itself.", nil, nil)
	backupBytes   = prometheus.NewDesc("bureau_backup_bytes", "How large the newest backup is.", nil, nil)
	backupFailed  = prometheus.NewDesc("bureau_backup_failed", "1 where the last attempt to make a backup failed, else 0.", nil, nil)
	phoneMessages = prometheus.NewDesc("bureau_phone_messages_total", "What was heard at the sockets of the phones, by whether it was looked at.", []string{"fate"}, nil)
	registrations = prometheus.NewDesc("bureau_phone_registrations_total", "Registrations of phones that were granted.", nil, nil)
	phoneStreams  = prometheus.NewDesc("bureau_phone_connections", "Connections of phones over TCP and TLS.", nil, nil)
	phoneCalls    = prometheus.NewDesc("bureau_phone_calls", "Calls that are under way.", nil, nil)
	phoneSides    = prometheus.NewDesc("bureau_phone_sides", "Ends of calls at which sound passes.", nil, nil)
	databaseReady = prometheus.NewDesc("bureau_database_ready", "1 where the database answers with every migration done, else 0.", nil, nil)
)

func (f figures) Describe(to chan<- *prometheus.Desc) { prometheus.DescribeByCollect(f, to) }

// figureTime bounds what a reading may wait for.
const figureTime = 5 * time.Second

func (f figures) Collect(to chan<- prometheus.Metric) {
	ctx, end := context.WithTimeout(context.Background(), figureTime)
	defer end()
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	ready := 0.0
	if f.o.DB.Ready(ctx) == nil {
		ready = 1
	}
	gauge(databaseReady, ready)
	gauge(streamsOpen, float64(f.o.Live.Count()))
	if n, err := f.o.Accounts.OpenSessions(ctx); err == nil {
		gauge(sessionsOpen, float64(n))
	}
	if f.o.Backups != nil {
		f.backups(gauge)
	}
	if f.o.Door != nil {
		f.phones(to, gauge)
	}
	f.pools(to, gauge)
}

func (f figures) backups(gauge func(*prometheus.Desc, float64, ...string)) {
	last, failed := f.o.Backups.Last(), 0.0
	if last.Failure != nil {
		failed = 1
	}
	gauge(backupFailed, failed)
	if last.File != "" {
		gauge(backupMade, float64(last.MadeAt.Unix()))
		gauge(backupBytes, float64(last.Bytes))
	}
}

func (f figures) phones(to chan<- prometheus.Metric, gauge func(*prometheus.Desc, float64, ...string)) {
	c := f.o.Door.Counts()
	counter(to, phoneMessages, float64(c.Heard-c.Dropped), "taken")
	counter(to, phoneMessages, float64(c.Dropped), "dropped")
	counter(to, registrations, float64(c.Registered))
	gauge(phoneStreams, float64(c.Streams))
	gauge(phoneCalls, float64(c.Calls))
	gauge(phoneSides, float64(c.Sides))
}

func (f figures) pools(to chan<- prometheus.Metric, gauge func(*prometheus.Desc, float64, ...string)) {
	for pool, s := range f.o.DB.Stats() {
		gauge(connections, float64(s.InUse), pool, "in_use")
		gauge(connections, float64(s.Idle), pool, "idle")
		counter(to, waits, float64(s.WaitCount), pool)
		counter(to, waited, s.WaitDuration.Seconds(), pool)
	}
}

func counter(to chan<- prometheus.Metric, d *prometheus.Desc, v float64, labels ...string) {
	to <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, v, labels...)
}
