package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"

	"example.com/shop/libs/httpx"
)

type service struct {
	db      *sql.DB
	scanDir string
}

type shipmentRequest struct {
	IdempotencyKey string `json:"idempotencyKey"`
	OrderID        string `json:"orderId"`
	UserID         string `json:"userId"`
}

type scan struct {
	OrderID string `json:"orderId"`
	Photo   []byte `json:"photo"`
}

type shipment struct {
	ShipmentID string `json:"shipmentId"`
}

type placed struct {
	OrderID string            `json:"orderId"`
	Lines   []json.RawMessage `json:"lines"`
}

func (s *service) createShipment(ctx context.Context, in shipmentRequest) (shipment, error) {
	_, err := s.db.ExecContext(ctx, `INSERT INTO shipments (order_id, user_id, status) VALUES ($1, $2, 'PLANNED')
		ON CONFLICT DO NOTHING`, in.OrderID, in.UserID)
	return shipment{"shp-" + in.OrderID}, err
}

// cancelShipment succeeds only as long as the parcel has not left the house.
func (s *service) cancelShipment(ctx context.Context, in shipmentRequest) (struct{}, error) {
	var left int
	_, err := s.db.ExecContext(ctx, `UPDATE shipments SET status = 'CANCELLED'
		WHERE order_id = $1 AND status = 'PLANNED'`, in.OrderID)
	if err != nil {
		return struct{}{}, err
	}
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM shipments WHERE order_id = $1 AND status = 'SHIPPED'`,
		in.OrderID).Scan(&left)
	if err == nil && left > 0 {
		err = &httpx.StatusError{Code: http.StatusConflict, Message: "the parcel is on its way"}
	}
	return struct{}{}, err
}

// uploadScan stores the photograph of a delivery note where the reader beside this container looks for it.
func (s *service) uploadScan(_ context.Context, in scan) (struct{}, error) {
	sum := sha256.Sum256([]byte(in.OrderID))
	name := filepath.Join(s.scanDir, hex.EncodeToString(sum[:8])+".jpg")
	return struct{}{}, os.WriteFile(name, in.Photo, 0o640)
}

func (s *service) planPickup(ctx context.Context, data []byte) error {
	var in placed
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO pickups (order_id, parcels) VALUES ($1, $2)
		ON CONFLICT DO NOTHING`, in.OrderID, len(in.Lines))
	return err
}
