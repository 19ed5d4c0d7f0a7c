//go:build bench

package bench

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"bureau/internal/backup"
	"bureau/internal/claim"
	"bureau/internal/clock"
	"bureau/internal/db"
	"bureau/internal/files"
	"bureau/internal/span"
)

// backupSize is how large the office is, in MB; BUREAU_BENCH_BACKUP_MB=1000 makes one of 1 GB.
func backupSize(t *testing.T) int {
	t.Helper()
	text := os.Getenv("BUREAU_BENCH_BACKUP_MB")
	if text == "" {
		return 200
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 10 {
		t.Fatal("BUREAU_BENCH_BACKUP_MB is no number of megabytes")
	}
	return n
}

// claimsPerMB is about how many claims with their indexes take a megabyte.
const claimsPerMB = 2000

// A backup while 64 clients write: how long they wait beside how long they wait without it.
func TestBackupWhile64ClientsWrite(t *testing.T) {
	size := backupSize(t)
	for _, engine := range []string{"sqlite", "postgres"} {
		d, cfg := openClaims(t, engine, 500)
		days := size / 2 * claimsPerMB / 1000
		fillClaims(t, d, 500, days)
		folder := fillBlobs(t, size-size/2)
		take := takingFrom(d, int64(days+1)*24*hour)
		s := backup.Source{Database: cfg, Files: folder, Clock: clock.System{}}
		var without, with, took, length []float64
		for round := range 3 {
			pause := time.After(3 * time.Second)
			without = append(without, percentile(waits(t, 64, take, func() { <-pause }), .99))
			file := filepath.Join(t.TempDir(), fmt.Sprint(round))
			with = append(with, percentile(waits(t, 64, take, func() {
				begin := time.Now()
				if _, err := backup.Make(context.Background(), s, file); err != nil {
					t.Error(err)
				}
				took = append(took, time.Since(begin).Seconds())
			}), .99))
			info, err := os.Stat(file)
			if err != nil {
				t.Fatal(err)
			}
			length = append(length, float64(info.Size())/1e6)
		}
		fmt.Printf("%-46s %10.2f ms   %-34s %10.2f   ratio %5.2f   aim –\n", fmt.Sprintf("%s, 64 clients during a backup, 99th", engine), median(with),
			"without, same run", median(without), median(with)/median(without))
		fmt.Printf("%-46s %10.1f s    (%d MB of data into %.0f MB while they write)\n", engine+", that backup", median(took), size, median(length))
	}
}

// fillBlobs stores so many blobs of a megabyte that do not compress.
func fillBlobs(t *testing.T, n int) files.Folder {
	t.Helper()
	folder, err := files.Open(filepath.Join(t.TempDir(), "files"))
	if err != nil {
		t.Fatal(err)
	}
	for range n {
		blob := make([]byte, 1<<20)
		_, _ = rand.Read(blob)
		if _, err := folder.Put(blob); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// takingFrom takes fresh hours after an instant.
func takingFrom(d *db.DB, first int64) func() error {
	var next atomic.Int64
	return func() error {
		i := next.Add(1)
		s := span.Span{Start: first + (i/500)*hour, End: first + (i/500+1)*hour}
		return d.Write(context.Background(), "bench", func(_ context.Context, tx db.Tx) error {
			_, err := claim.Take{Wants: []claim.Want{{Resource: fmt.Sprintf("r%05d", i%500), Span: s}}, Strength: claim.Taken, Holder: fmt.Sprint("b", i)}.Do(tx, time.Now())
			return err
		})
	}
}

// waits runs act from so many clients while during lasts, and gives how long each took in milliseconds.
func waits(t *testing.T, clients int, act func() error, during func()) []float64 {
	t.Helper()
	var mu sync.Mutex
	var all []float64
	var wg sync.WaitGroup
	var ended atomic.Bool
	for range clients {
		wg.Go(func() {
			var own []float64
			for !ended.Load() {
				begin := time.Now()
				if err := act(); err != nil {
					t.Error(err)
					break
				}
				own = append(own, float64(time.Since(begin).Microseconds())/1000)
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, own...)
		})
	}
	during()
	ended.Store(true)
	wg.Wait()
	return all
}
