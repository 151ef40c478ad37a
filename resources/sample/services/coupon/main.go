// Command coupon serves shop.coupon.v1.CouponService.
package main

import (
	"context"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"example.com/shop/libs/httpx"
	"example.com/shop/libs/tracing"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()

	rules, err := load(os.Getenv("COUPON_FILE"))
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("%d coupons", len(rules))

	s := &service{rules: rules}
	mux := http.NewServeMux()
	httpx.Health(mux)
	httpx.Handle(mux, "/shop.coupon.v1.CouponService/Quote", s.quote)

	srv := &http.Server{
		Addr:         ":9090",
		Handler:      tracing.Middleware(mux),
		ReadTimeout:  2 * time.Second,
		WriteTimeout: 2 * time.Second,
	}
	if err := httpx.Serve(ctx, srv, 10*time.Second); err != nil {
		log.Fatal(err)
	}
}

func load(path string) (map[string]rule, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	rules := map[string]rule{}
	return rules, json.Unmarshal(text, &rules)
}
