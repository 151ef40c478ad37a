// Package main renders the pages of the shop.
//
// service: storefront
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/shop/libs/httpx"
	"example.com/shop/libs/tracing"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	site := &site{gateway: "http://" + os.Getenv("GATEWAY_ADDR")}
	mux := http.NewServeMux()
	httpx.Health(mux)
	mux.HandleFunc("/", site.catalog)
	mux.HandleFunc("/login", site.login)
	mux.HandleFunc("/buy", site.buy)

	srv := &http.Server{Addr: ":8080", Handler: tracing.Middleware(mux)}
	if err := httpx.Serve(ctx, srv, 15*time.Second); err != nil {
		log.Fatal(err)
	}
}
