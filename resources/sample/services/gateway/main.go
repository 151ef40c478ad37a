// Command gateway is the only door from the outside: it checks tokens and sends
// requests to the service, or to the monolith, that answers them.
package main

import (
	"context"
	"errors"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"example.com/shop/libs/httpx"
	"example.com/shop/libs/tracing"
)

func main() {
	legacyPercent, err := strconv.Atoi(os.Getenv("LEGACY_ORDER_PERCENT"))
	if err != nil {
		log.Fatal("LEGACY_ORDER_PERCENT: ", err)
	}
	g := &gateway{
		auth:          httpx.NewClient(os.Getenv("AUTH_ADDR")),
		user:          httpx.NewClient(os.Getenv("USER_ADDR")),
		orders:        newProxy(os.Getenv("ORDER_ADDR")),
		legacy:        newProxy(os.Getenv("LEGACY_ADDR")),
		legacyPercent: legacyPercent,
	}
	mux := http.NewServeMux()
	httpx.Health(mux)
	g.routes(mux)

	srv := &http.Server{
		Addr:              ":8080",
		Handler:           tracing.Middleware(mux),
		ReadHeaderTimeout: 2 * time.Second,
		ReadTimeout:       5 * time.Second,
		WriteTimeout:      20 * time.Second,
	}
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		signals := make(chan os.Signal, 1)
		signal.Notify(signals, syscall.SIGTERM, os.Interrupt)
		<-signals
		ctx, cancel := context.WithTimeout(context.Background(), 25*time.Second)
		defer cancel()
		if err := srv.Shutdown(ctx); err != nil {
			log.Print("requests were cut off: ", err)
		}
	}()
	if err := srv.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-stopped
	tracing.Flush()
}
