package main

import (
	"context"
	"database/sql"

	"example.com/shop/libs/events"
	"example.com/shop/libs/httpx"
)

type service struct {
	db  *sql.DB
	psp *httpx.Client
	bus *events.Bus
}

type chargeRequest struct {
	IdempotencyKey string `json:"idempotencyKey"`
	OrderID        string `json:"orderId"`
	UserID         string `json:"userId"`
	AmountCents    int64  `json:"amountCents"`
}

type refundRequest struct {
	IdempotencyKey string `json:"idempotencyKey"`
	OrderID        string `json:"orderId"`
}

type paymentStatus struct {
	Status string `json:"status"`
}

type captured struct {
	PaymentID   string `json:"paymentId"`
	OrderID     string `json:"orderId"`
	UserID      string `json:"userId"`
	AmountCents int64  `json:"amountCents"`
}

func (s *service) charge(ctx context.Context, in chargeRequest) (paymentStatus, error) {
	_, err := s.db.ExecContext(ctx, `INSERT INTO payments (order_id, idempotency_key, user_id, amount_cents, status)
		VALUES ($1, $2, $3, $4, 'PENDING') ON CONFLICT DO NOTHING`, in.OrderID, in.IdempotencyKey, in.UserID, in.AmountCents)
	if err != nil {
		return paymentStatus{}, err
	}
	var status string
	err = s.db.QueryRowContext(ctx, `SELECT status FROM payments WHERE order_id = $1`, in.OrderID).Scan(&status)
	if err != nil || status != "PENDING" {
		return paymentStatus{status}, err
	}
	if err := s.psp.Call(ctx, "/v1/charges", in, nil); err != nil {
		return paymentStatus{}, err
	}
	if err := s.setStatus(ctx, in.OrderID, "CAPTURED"); err != nil {
		return paymentStatus{}, err
	}
	event := captured{"pay-" + in.OrderID, in.OrderID, in.UserID, in.AmountCents}
	return paymentStatus{"CAPTURED"}, s.bus.Publish(ctx, "payments.captured", event)
}

func (s *service) refund(ctx context.Context, in refundRequest) (paymentStatus, error) {
	var status string
	err := s.db.QueryRowContext(ctx, `SELECT status FROM payments WHERE order_id = $1`, in.OrderID).Scan(&status)
	if err == sql.ErrNoRows || status == "REFUNDED" {
		return paymentStatus{"REFUNDED"}, nil // never charged, or refunded before
	}
	if err != nil {
		return paymentStatus{}, err
	}
	if err := s.psp.Call(ctx, "/v1/refunds", in, nil); err != nil {
		return paymentStatus{}, err
	}
	return paymentStatus{"REFUNDED"}, s.setStatus(ctx, in.OrderID, "REFUNDED")
}

func (s *service) setStatus(ctx context.Context, orderID, status string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE payments SET status = $2 WHERE order_id = $1`, orderID, status)
	return err
}
