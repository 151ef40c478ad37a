// Command billing serves shop.billing.v1.BillingService.
package main

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	authcore "example.com/shop/auth/core"
	billing "example.com/shop/billing/core"
	"example.com/shop/libs/events"
	"example.com/shop/libs/httpx"
	_ "example.com/shop/libs/pgwire"
	"example.com/shop/libs/tracing"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := db.ExecContext(ctx, billing.Schema); err != nil {
		log.Fatal(err)
	}
	service := billing.New(db)
	bus := events.NewBus(os.Getenv("NATS_URL"))
	go bus.Subscribe(ctx, "payments.captured", "billing", service.OnPaymentCaptured)

	verifier := authcore.NewVerifier(os.Getenv("AUTH_SIGNING_KEY"), os.Getenv("AUTH_ADDR"))
	mux := http.NewServeMux()
	httpx.Health(mux, db.PingContext)
	mux.Handle("/", service.Handler(verifier))

	srv := &http.Server{
		Addr:         ":9090",
		Handler:      tracing.Middleware(mux),
		ReadTimeout:  5 * time.Second,
		WriteTimeout: 10 * time.Second,
	}
	if err := httpx.Serve(ctx, srv, 15*time.Second); err != nil {
		log.Fatal(err)
	}
}
