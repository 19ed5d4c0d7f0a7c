package front

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what is counted at the front, beside what the office itself gives.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	underWay prometheus.Gauge
}

func newMetrics(more ...prometheus.Collector) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "bureau_http_requests_total",
			Help: "Requests answered, by route, method and status."}, []string{"route", "method", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "bureau_http_request_duration_seconds",
			Help: "How long requests took, by route and method; streams aside.", Buckets: prometheus.ExponentialBuckets(0.001, 2.5, 10)},
			[]string{"route", "method"}),
		underWay: prometheus.NewGauge(prometheus.GaugeOpts{Name: "bureau_http_requests_under_way", Help: "Requests being answered now, streams included."}),
	}
	m.registry.MustRegister(m.requests, m.duration, m.underWay, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), collectors.NewBuildInfoCollector())
	m.registry.MustRegister(more...)
	return m
}

func (m *metrics) note(route, method string, status int, took time.Duration, stream bool) {
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Inc()
	if !stream {
		m.duration.WithLabelValues(route, method).Observe(took.Seconds())
	}
}

// serveMetrics answers on this machine, or whoever has the token; to anybody else there is nothing here.
func (f *Front) serveMetrics(w http.ResponseWriter, r *http.Request) {
	if !local(r) && !f.tokenGiven(r) {
		http.NotFound(w, r)
		return
	}
	promhttp.HandlerFor(f.metrics.registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
}

func (f *Front) tokenGiven(r *http.Request) bool {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	given, want := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(f.MetricsToken))
	return f.MetricsToken != "" && strings.EqualFold(scheme, "Bearer") && subtle.ConstantTimeCompare(given[:], want[:]) == 1
}
