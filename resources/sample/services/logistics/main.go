// Command logistics serves shop.logistics.v1.LogisticsService and plans pickups for placed orders.
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

const schema = `
CREATE TABLE IF NOT EXISTS shipments (order_id text PRIMARY KEY, user_id text NOT NULL, status text NOT NULL);
CREATE TABLE IF NOT EXISTS pickups (order_id text PRIMARY KEY, parcels int NOT NULL)`

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
	s := &service{db: db, scanDir: os.Getenv("SCAN_DIR")}
	bus := events.NewBus(os.Getenv("NATS_URL"))
	go bus.Subscribe(ctx, "orders.placed", "logistics", s.planPickup)

	mux := http.NewServeMux()
	httpx.Health(mux, db.PingContext)
	httpx.Handle(mux, "/shop.logistics.v1.LogisticsService/CreateShipment", s.createShipment)
	httpx.Handle(mux, "/shop.logistics.v1.LogisticsService/CancelShipment", s.cancelShipment)
	httpx.Handle(mux, "/shop.logistics.v1.LogisticsService/UploadScan", s.uploadScan)

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
