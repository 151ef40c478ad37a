package order

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"time"

	"example.com/shop/libs/events"
	"example.com/shop/libs/httpx"
	"example.com/shop/libs/tracing"
	"example.com/shop/order/core/saga"
)

// Service places orders.
type Service struct {
	Store     Store
	Log       saga.Log
	Bus       *events.Bus
	Payment   *httpx.Client
	Inventory *httpx.Client
	Logistics *httpx.Client
	Coupon    *httpx.Client
}

type request struct {
	IdempotencyKey string `json:"idempotencyKey,omitempty"`
	OrderID        string `json:"orderId"`
	UserID         string `json:"userId,omitempty"`
	AmountCents    int64  `json:"amountCents,omitempty"`
	Lines          []Line `json:"lines,omitempty"`
}

// Place prices an order, stores it, runs its saga and tells everybody.
func (s *Service) Place(ctx context.Context, userID string, lines []Line, coupon string) (Order, error) {
	o := Order{ID: newID(), UserID: userID, Lines: lines, CouponCode: coupon, Status: Pending, CreatedAt: time.Now().UTC()}
	total, err := s.price(ctx, o)
	if err != nil {
		return o, err
	}
	o.TotalCents = total
	if err := s.Store.insert(ctx, o); err != nil {
		return o, err
	}
	if err := s.saga(o).Run(ctx, o.ID); err != nil {
		tracing.Log(ctx, "order cancelled", "order", o.ID, "error", err)
		_ = s.Store.setStatus(ctx, o.ID, Cancelled)
		return o, err
	}
	o.Status = Placed
	if err := s.Store.setStatus(ctx, o.ID, Placed); err != nil {
		return o, err
	}
	return o, s.Bus.Publish(ctx, "orders.placed", request{OrderID: o.ID, UserID: o.UserID, AmountCents: o.TotalCents, Lines: o.Lines})
}

func (s *Service) saga(o Order) *saga.Saga {
	return saga.New("placeOrder", s.Log).
		Step("reserveInventory", func(ctx context.Context, key string) error {
			in := request{IdempotencyKey: key, OrderID: o.ID, Lines: o.Lines}
			return s.Inventory.Call(ctx, "/shop.inventory.v1.InventoryService/Reserve", in, nil)
		}).
		Compensate("releaseInventory", func(ctx context.Context, key string) error {
			in := request{IdempotencyKey: key, OrderID: o.ID}
			return s.Inventory.Call(ctx, "/shop.inventory.v1.InventoryService/Release", in, nil)
		}).
		Step("chargePayment", func(ctx context.Context, key string) error {
			in := request{IdempotencyKey: key, OrderID: o.ID, UserID: o.UserID, AmountCents: o.TotalCents}
			return s.Payment.Call(ctx, "/shop.payment.v1.PaymentService/Charge", in, nil)
		}).
		Compensate("refundPayment", func(ctx context.Context, key string) error {
			in := request{IdempotencyKey: key, OrderID: o.ID}
			return s.Payment.Call(ctx, "/shop.payment.v1.PaymentService/Refund", in, nil)
		}).
		Step("createShipment", func(ctx context.Context, key string) error {
			in := request{IdempotencyKey: key, OrderID: o.ID, UserID: o.UserID, Lines: o.Lines}
			return s.Logistics.Call(ctx, "/shop.logistics.v1.LogisticsService/CreateShipment", in, nil)
		}).
		Compensate("cancelShipment", func(ctx context.Context, key string) error {
			in := request{IdempotencyKey: key, OrderID: o.ID}
			return s.Logistics.Call(ctx, "/shop.logistics.v1.LogisticsService/CancelShipment", in, nil)
		})
}

func (s *Service) price(ctx context.Context, o Order) (int64, error) {
	var sum struct {
		SubtotalCents int64 `json:"subtotalCents"`
	}
	if err := s.Inventory.Call(ctx, "/shop.inventory.v1.InventoryService/PriceLines", request{Lines: o.Lines}, &sum); err != nil {
		return 0, err
	}
	var quote struct {
		TotalCents int64 `json:"totalCents"`
	}
	in := map[string]any{"code": o.CouponCode, "subtotalCents": sum.SubtotalCents}
	err := s.Coupon.Call(ctx, "/shop.coupon.v1.CouponService/Quote", in, &quote)
	return quote.TotalCents, err
}

// Recover undoes the sagas that the last run of this service left unfinished.
func (s *Service) Recover(ctx context.Context) error {
	ids, err := s.Log.Unfinished()
	if err != nil {
		return err
	}
	for _, id := range ids {
		o, err := s.Store.Load(ctx, id)
		if err != nil {
			return err
		}
		if err := s.saga(o).Abort(ctx, id); err != nil {
			return err
		}
		if err := s.Store.setStatus(ctx, id, Cancelled); err != nil {
			return err
		}
	}
	return nil
}

func newID() string {
	b := make([]byte, 12)
	_, _ = rand.Read(b)
	return "ord-" + hex.EncodeToString(b)
}
