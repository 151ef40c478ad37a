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

	"example.com/shop/libs/events"
	"example.com/shop/libs/httpx"
	_ "example.com/shop/libs/pgwire"
	"example.com/shop/libs/tracing"
)

const schema = `CREATE TABLE IF NOT EXISTS payments (
	order_id text PRIMARY KEY, idempotency_key text UNIQUE NOT NULL, user_id text NOT NULL,
	amount_cents bigint NOT NULL, status text NOT NULL)`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := db.ExecContext(ctx, schema); err != nil {
		log.Fatal(err)
	}
	s := &service{
		db:  db,
		psp: httpx.NewClient(os.Getenv("PSP_URL")),
		bus: events.NewBus(os.Getenv("NATS_URL")),
	}
	s.psp.Token = os.Getenv("PSP_TOKEN")
	mux := http.NewServeMux()
	httpx.Health(mux, db.PingContext)
	httpx.Handle(mux, "/shop.payment.v1.PaymentService/Charge", s.charge)
	httpx.Handle(mux, "/shop.payment.v1.PaymentService/Refund", s.refund)

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
