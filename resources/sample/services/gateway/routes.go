package main

import (
	"context"
	"encoding/json"
	"math/rand"
	"net/http"
	"strings"

	"example.com/shop/libs/httpx"
)

type gateway struct {
	auth, user     *httpx.Client
	orders, legacy http.Handler
	legacyPercent  int
}

type object map[string]any

func (g *gateway) routes(mux *http.ServeMux) {
	mux.Handle("/catalog", g.legacy)
	mux.Handle("/catalog/", g.legacy)
	mux.HandleFunc("/orders", g.withUser(g.splitOrders))
	mux.HandleFunc("/orders/", g.withUser(g.orders.ServeHTTP))
	httpx.Handle(mux, "/login", func(ctx context.Context, in object) (out object, err error) {
		err = g.auth.Call(ctx, "/shop.auth.v1.AuthService/Login", in, &out)
		return out, err
	})
	mux.HandleFunc("/me", g.withUser(func(w http.ResponseWriter, r *http.Request) {
		var profile json.RawMessage
		in := object{"userId": r.Header.Get("X-User-Id")}
		if err := g.user.Call(r.Context(), "/shop.user.v1.UserService/GetProfile", in, &profile); err != nil {
			httpx.Fail(w, r, err)
			return
		}
		httpx.Reply(w, http.StatusOK, profile)
	}))
}

// splitOrders lets a share of the new orders still go to the monolith.
func (g *gateway) splitOrders(w http.ResponseWriter, r *http.Request) {
	if rand.Intn(100) < g.legacyPercent {
		g.legacy.ServeHTTP(w, r)
		return
	}
	g.orders.ServeHTTP(w, r)
}

// withUser lets a request pass when its token is good, and says whose it is.
func (g *gateway) withUser(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var holder struct {
			UserID string `json:"userId"`
		}
		in := object{"token": strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")}
		if err := g.auth.Call(r.Context(), "/shop.auth.v1.AuthService/CheckToken", in, &holder); err != nil {
			httpx.Fail(w, r, err)
			return
		}
		r.Header.Set("X-User-Id", holder.UserID)
		next(w, r)
	}
}
