// Package billingclient calls shop.billing.v1.BillingService.
package billingclient

import (
	"context"

	"example.com/shop/libs/httpx"
)

// Standing says how a customer's account is doing.
type Standing struct {
	Plan      string `json:"plan"`
	Suspended bool   `json:"suspended"`
}

// Client calls the billing service.
type Client struct{ rpc *httpx.Client }

// New takes the address of the billing service and the caller's token.
func New(addr, token string) *Client {
	rpc := httpx.NewClient(addr)
	rpc.Token = token
	return &Client{rpc}
}

// AccountStanding returns the standing of one customer.
func (c *Client) AccountStanding(ctx context.Context, userID string) (Standing, error) {
	var out Standing
	err := c.rpc.Call(ctx, "/shop.billing.v1.BillingService/GetStanding", map[string]string{"userId": userID}, &out)
	return out, err
}
