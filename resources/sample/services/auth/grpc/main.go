// Command grpc serves shop.auth.v1.AuthService.
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
	userclient "example.com/shop/user/client"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	s := &service{
		key:     []byte(os.Getenv("AUTH_SIGNING_KEY")),
		users:   userclient.New(os.Getenv("USER_ADDR")),
		revoked: revocations{addr: os.Getenv("REDIS_ADDR")},
	}
	mux := http.NewServeMux()
	httpx.Health(mux, s.revoked.ping)
	httpx.Handle(mux, "/shop.auth.v1.AuthService/Login", s.login)
	httpx.Handle(mux, "/shop.auth.v1.AuthService/CheckToken", s.checkToken)
	httpx.Handle(mux, "/shop.auth.v1.AuthService/Revoke", s.revoke)

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
