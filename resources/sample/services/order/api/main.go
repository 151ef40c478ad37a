// Command api serves the order API over HTTP.
package main

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"example.com/shop/libs/events"
	"example.com/shop/libs/httpx"
	"example.com/shop/libs/tracing"
	order "example.com/shop/order/core"
	"example.com/shop/order/core/saga"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := db.ExecContext(ctx, order.Schema); err != nil {
		log.Fatal(err)
	}
	sagas, err := saga.OpenFileLog(filepath.Join(os.Getenv("SAGA_LOG_DIR"), "place-order.jsonl"))
	if err != nil {
		log.Fatal(err)
	}
	service := &order.Service{
		Store:     order.Store{DB: db},
		Log:       sagas,
		Bus:       events.NewBus(os.Getenv("NATS_URL")),
		Payment:   httpx.NewClient(os.Getenv("PAYMENT_ADDR")),
		Inventory: httpx.NewClient(os.Getenv("INVENTORY_ADDR")),
		Logistics: httpx.NewClient(os.Getenv("LOGISTICS_ADDR")),
		Coupon:    httpx.NewClient(os.Getenv("COUPON_ADDR")),
	}
	service.Payment.Attempts = 3
	service.Inventory.Attempts = 2
	if err := service.Recover(ctx); err != nil {
		log.Print("sagas left unfinished: ", err)
	}

	mux := http.NewServeMux()
	httpx.Health(mux, db.PingContext)
	routes(mux, service)
	srv := &http.Server{
		Addr:         ":8080",
		Handler:      tracing.Middleware(mux),
		ReadTimeout:  5 * time.Second,
		WriteTimeout: 15 * time.Second,
	}
	if err := httpx.Serve(ctx, srv, 15*time.Second); err != nil {
		log.Fatal(err)
	}
}
