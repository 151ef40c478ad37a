// Command notification writes an e-mail to the customer for every placed order.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/shop/libs/events"
	"example.com/shop/libs/httpx"
	userclient "example.com/shop/user/client"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	m := &mailer{
		users: userclient.New(os.Getenv("USER_ADDR")),
		host:  os.Getenv("SMTP_HOST"),
		from:  "orders@shop.example",
	}
	if m.host == "" {
		m.host = "localhost:25"
	}
	bus := events.NewBus(os.Getenv("NATS_URL"))
	go bus.Subscribe(ctx, "orders.placed", "notification", m.orderPlaced)

	mux := http.NewServeMux()
	httpx.Health(mux)
	srv := &http.Server{
		Addr:         ":8080",
		Handler:      mux,
		ReadTimeout:  2 * time.Second,
		WriteTimeout: 2 * time.Second,
	}
	if err := httpx.Serve(ctx, srv, 5*time.Second); err != nil {
		log.Fatal(err)
	}
}
