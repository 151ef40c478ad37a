// Package order takes orders and carries them through stock, payment and shipment.
package order

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"example.com/shop/libs/httpx"
	_ "example.com/shop/libs/pgwire" // the "postgres" driver
)

// Status is the state of an order, named as in the proto.
type Status string

const (
	Pending   Status = "ORDER_STATUS_PENDING"
	Placed    Status = "ORDER_STATUS_PLACED"
	Cancelled Status = "ORDER_STATUS_CANCELLED"
)

// Line is one article of an order.
type Line struct {
	SKU      string `json:"sku"`
	Quantity int32  `json:"quantity"`
}

// Order is the aggregate of this service.
type Order struct {
	ID         string    `json:"id"`
	UserID     string    `json:"userId"`
	Lines      []Line    `json:"lines"`
	CouponCode string    `json:"couponCode,omitempty"`
	TotalCents int64     `json:"totalCents"`
	Status     Status    `json:"status"`
	CreatedAt  time.Time `json:"createdAt"`
}

// Schema creates the table of this service.
const Schema = `CREATE TABLE IF NOT EXISTS orders (
	id text PRIMARY KEY, user_id text NOT NULL, status text NOT NULL, total_cents bigint NOT NULL, body jsonb NOT NULL)`

// Store keeps orders.
type Store struct{ DB *sql.DB }

// Load returns one order.
func (s Store) Load(ctx context.Context, id string) (Order, error) {
	var body string
	var o Order
	err := s.DB.QueryRowContext(ctx, `SELECT body, status FROM orders WHERE id = $1`, id).Scan(&body, &o.Status)
	if errors.Is(err, sql.ErrNoRows) {
		return o, &httpx.StatusError{Code: http.StatusNotFound, Message: "no such order"}
	}
	if err != nil {
		return o, err
	}
	status := o.Status
	err = json.Unmarshal([]byte(body), &o)
	o.Status = status
	return o, err
}

func (s Store) insert(ctx context.Context, o Order) error {
	body, err := json.Marshal(o)
	if err != nil {
		return err
	}
	_, err = s.DB.ExecContext(ctx, `INSERT INTO orders (id, user_id, status, total_cents, body)
		VALUES ($1, $2, $3, $4, $5)`, o.ID, o.UserID, string(o.Status), o.TotalCents, string(body))
	return err
}

func (s Store) setStatus(ctx context.Context, id string, status Status) error {
	_, err := s.DB.ExecContext(ctx, `UPDATE orders SET status = $2 WHERE id = $1`, id, string(status))
	return err
}
