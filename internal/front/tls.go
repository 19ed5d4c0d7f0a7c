package front

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"time"
)

// secureTLS is what every encrypted port speaks: TLS 1.3, or 1.2 with suites that authenticate what they encrypt.
func secureTLS(certificate func(*tls.ClientHelloInfo) (*tls.Certificate, error), protocols ...string) *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		CipherSuites: []uint16{
			tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
			tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
			tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256, tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
		},
		NextProtos:     append([]string{"h2", "http/1.1"}, protocols...),
		GetCertificate: certificate,
	}
}

// Files is a certificate in files, as it is now: whoever replaces them need not restart the office.
type Files struct {
	certFile, keyFile string
	log               *slog.Logger
	mu                sync.Mutex
	stamp             [2]stamp
	current           *tls.Certificate
}

// stamp tells whether a file is still the one that was read.
type stamp struct {
	changed time.Time
	size    int64
}

// OpenFiles reads a certificate with its chain and its key, both PEM.
func OpenFiles(certFile, keyFile string, log *slog.Logger) (*Files, error) {
	f := &Files{certFile: certFile, keyFile: keyFile, log: log}
	if err := f.Reload(); err != nil {
		return nil, fmt.Errorf("the certificate cannot be used: %w; --tls-cert and --tls-key take the chain and its key as PEM files", err)
	}
	return f, nil
}

// Reload reads the files again. What cannot be used leaves the certificate as it was.
func (f *Files) Reload() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.load(f.stamps())
}

func (f *Files) load(now [2]stamp) error {
	f.stamp = now
	c, err := tls.LoadX509KeyPair(f.certFile, f.keyFile)
	if err != nil {
		return err
	}
	f.current = &c
	return nil
}

func (f *Files) stamps() (out [2]stamp) {
	for i, name := range []string{f.certFile, f.keyFile} {
		if info, err := os.Stat(name); err == nil {
			out[i] = stamp{info.ModTime(), info.Size()}
		}
	}
	return out
}

// certificate is asked at every handshake; looking at two files costs microseconds there.
func (f *Files) certificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if now := f.stamps(); now != f.stamp {
		if err := f.load(now); err != nil {
			f.log.Warn("the new certificate cannot be used; the one before goes on", "error", err)
		} else {
			f.log.Info("the certificate was read again")
		}
	}
	return f.current, nil
}

// TLS speaks with the certificate of the files.
func (f *Files) TLS() *tls.Config { return secureTLS(f.certificate) }
