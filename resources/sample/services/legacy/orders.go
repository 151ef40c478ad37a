package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"example.com/shop/libs/httpx"
)

type orderLine struct {
	SKU      string `json:"sku"`
	Quantity int64  `json:"quantity"`
}

type order struct {
	ID         string      `json:"id"`
	UserID     string      `json:"userId"`
	Lines      []orderLine `json:"lines"`
	TotalCents int64       `json:"totalCents"`
	Status     string      `json:"status"`
	CreatedAt  time.Time   `json:"createdAt"`
}

// placeOrder stores an order the old way, and once more where the order service looks for it.
func (s *shop) placeOrder(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	now := time.Now().UTC()
	o := order{ID: fmt.Sprintf("old-%d", now.UnixNano()), UserID: r.Header.Get("X-User-Id"), Status: "ORDER_STATUS_PLACED", CreatedAt: now}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10)).Decode(&o); err != nil {
		httpx.Fail(w, r, &httpx.StatusError{Code: http.StatusBadRequest, Message: "this is not an order"})
		return
	}
	for _, line := range o.Lines {
		var price int64
		if err := s.db.QueryRowContext(ctx, `SELECT price_cents FROM articles WHERE sku = $1`, line.SKU).Scan(&price); err != nil {
			httpx.Fail(w, r, err)
			return
		}
		o.TotalCents += price * line.Quantity
	}
	for _, query := range []string{
		`INSERT INTO old_orders (id, customer_id, total_cents) VALUES ($1, $2, $3)`,
		`INSERT INTO parcels (order_id, customer_id) SELECT $1, $2 WHERE $3::bigint >= 0`,
		`INSERT INTO old_invoices (order_id, total_cents) SELECT $1, $3 WHERE $2::text IS NOT NULL`,
	} {
		if _, err := s.db.ExecContext(ctx, query, o.ID, o.UserID, o.TotalCents); err != nil {
			httpx.Fail(w, r, err)
			return
		}
	}
	body, err := json.Marshal(o)
	if err == nil {
		_, err = s.ordersDB.ExecContext(ctx, `INSERT INTO orders (id, user_id, status, total_cents, body)
			VALUES ($1, $2, $3, $4, $5)`, o.ID, o.UserID, o.Status, o.TotalCents, string(body))
	}
	if err != nil {
		httpx.Fail(w, r, err)
		return
	}
	httpx.Reply(w, http.StatusCreated, o)
}

func (s *shop) invoice(w http.ResponseWriter, r *http.Request) {
	id := strings.TrimPrefix(r.URL.Path, "/invoices/")
	var cents int64
	err := s.db.QueryRowContext(r.Context(), `SELECT total_cents FROM old_invoices WHERE order_id = $1`, id).Scan(&cents)
	if err != nil {
		httpx.Fail(w, r, &httpx.StatusError{Code: http.StatusNotFound, Message: "no such invoice"})
		return
	}
	httpx.Reply(w, http.StatusOK, map[string]any{"orderId": id, "totalCents": cents})
}
