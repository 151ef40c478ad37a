// Command legacy is the shop as it was before the services: catalogue, orders,
// invoices and customers in one program.
package main

import (
	"database/sql"
	"log"
	"net/http"
	"os"
	"time"

	"example.com/shop/libs/httpx"
	_ "example.com/shop/libs/pgwire"
	"example.com/shop/libs/tracing"
)

const schema = `
CREATE TABLE IF NOT EXISTS articles (sku text PRIMARY KEY, name text NOT NULL, price_cents bigint NOT NULL);
CREATE TABLE IF NOT EXISTS customers (id text PRIMARY KEY, email text UNIQUE NOT NULL, password text NOT NULL);
CREATE TABLE IF NOT EXISTS old_orders (id text PRIMARY KEY, customer_id text NOT NULL, total_cents bigint NOT NULL);
CREATE TABLE IF NOT EXISTS old_invoices (order_id text PRIMARY KEY, total_cents bigint NOT NULL);
CREATE TABLE IF NOT EXISTS parcels (order_id text PRIMARY KEY, customer_id text NOT NULL)`

func main() {
	db, err := sql.Open("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	ordersDB, err := sql.Open("postgres", os.Getenv("ORDER_DATABASE_URL"))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := db.Exec(schema); err != nil {
		log.Fatal(err)
	}
	shop := &shop{db: db, ordersDB: ordersDB, inventory: httpx.NewClient(os.Getenv("INVENTORY_ADDR"))}
	mux := http.NewServeMux()
	httpx.Health(mux, db.PingContext)
	mux.HandleFunc("/catalog", shop.catalog)
	mux.HandleFunc("/orders", shop.placeOrder)
	mux.HandleFunc("/invoices/", shop.invoice)
	mux.HandleFunc("/account/login", shop.login)

	srv := &http.Server{
		Addr:         ":8000",
		Handler:      tracing.Middleware(mux),
		ReadTimeout:  10 * time.Second,
		WriteTimeout: 30 * time.Second,
	}
	log.Fatal(srv.ListenAndServe())
}
