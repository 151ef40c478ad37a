// Command core serves shop.user.v1.UserService.
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

	billingclient "example.com/shop/billing/client"
	"example.com/shop/libs/httpx"
	_ "example.com/shop/libs/pgwire"
	"example.com/shop/libs/tracing"
)

const schema = `
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE TABLE IF NOT EXISTS users (
	id text PRIMARY KEY, email text UNIQUE NOT NULL, name text NOT NULL,
	password text NOT NULL, last_login timestamptz)`

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
		db:      db,
		billing: billingclient.New(os.Getenv("BILLING_ADDR"), os.Getenv("SERVICE_TOKEN")),
	}
	mux := http.NewServeMux()
	httpx.Health(mux, db.PingContext)
	httpx.Handle(mux, "/shop.user.v1.UserService/GetProfile", s.getProfile)
	httpx.Handle(mux, "/shop.user.v1.UserService/VerifyPassword", s.verifyPassword)
	httpx.Handle(mux, "/shop.user.v1.UserService/Register", s.register)

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
