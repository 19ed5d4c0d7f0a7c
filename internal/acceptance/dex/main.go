// Command dex is an OpenID provider for tests: dexidp/dex with its memory for storage, one client and a few people whose
// password is "password". It is a module of its own, so that nothing of it comes near the program.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"strings"

	"github.com/dexidp/dex/server"
	"github.com/dexidp/dex/storage"
	"github.com/dexidp/dex/storage/memory"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/sirupsen/logrus"
	"golang.org/x/crypto/bcrypt"
)

func main() {
	web := flag.String("web", "", "folder of dex's own pages")
	redirect := flag.String("redirect", "", "where the client is sent back to")
	people := flag.String("people", "", "addresses, with commas between them")
	flag.Parse()
	if err := run(*web, *redirect, strings.Split(*people, ",")); err != nil {
		log.Fatal(err)
	}
}

func run(web, redirect string, people []string) error {
	hash, err := bcrypt.GenerateFromPassword([]byte("password"), bcrypt.DefaultCost)
	if err != nil {
		return err
	}
	var passwords []storage.Password
	for _, p := range people {
		passwords = append(passwords, storage.Password{Email: p, Hash: hash, Username: p, UserID: p})
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	issuer := "http://" + l.Addr().String() + "/dex"
	logger := logrus.New()
	store := storage.WithStaticPasswords(memory.New(logger), passwords, logger)
	store = storage.WithStaticClients(store, []storage.Client{{ID: "bureau", Secret: "secret of the client", Name: "Bureau", RedirectURIs: []string{redirect}}})
	store = storage.WithStaticConnectors(store, []storage.Connector{{ID: server.LocalConnector, Name: "Email", Type: server.LocalConnector}})
	s, err := server.NewServer(context.Background(), server.Config{Issuer: issuer, Storage: store, SkipApprovalScreen: true, Logger: logger, PrometheusRegistry: prometheus.NewRegistry(),
		Web: server.WebConfig{Dir: web, Theme: "coreos", Issuer: "Staff"}})
	if err != nil {
		return err
	}
	fmt.Println(issuer)
	return http.Serve(l, s)
}
