// Command inventory serves shop.inventory.v1.InventoryService.
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

	"example.com/shop/libs/httpx"
	_ "example.com/shop/libs/pgwire"
	"example.com/shop/libs/tracing"
)

const schema = `
CREATE TABLE IF NOT EXISTS stock (sku text PRIMARY KEY, available int NOT NULL, price_cents bigint NOT NULL);
CREATE TABLE IF NOT EXISTS reservations (
	order_id text NOT NULL, sku text NOT NULL, quantity int NOT NULL, PRIMARY KEY (order_id, sku))`

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
	s := &service{db: db}
	mux := http.NewServeMux()
	httpx.Health(mux, db.PingContext)
	httpx.Handle(mux, "/shop.inventory.v1.InventoryService/PriceLines", s.priceLines)
	httpx.Handle(mux, "/shop.inventory.v1.InventoryService/Reserve", s.reserve)
	httpx.Handle(mux, "/shop.inventory.v1.InventoryService/Release", s.release)
	httpx.Handle(mux, "/shop.inventory.v1.InventoryService/ListStock", s.listStock)

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
