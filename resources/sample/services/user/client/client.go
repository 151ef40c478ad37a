// Package userclient calls shop.user.v1.UserService.
package userclient

import (
	"context"

	billingclient "example.com/shop/billing/client"
	"example.com/shop/libs/httpx"
)

// Profile is what other services may know about a customer.
type Profile struct {
	ID       string                 `json:"id"`
	Email    string                 `json:"email"`
	Name     string                 `json:"name"`
	Standing billingclient.Standing `json:"standing"`
}

// Client calls the user service.
type Client struct{ rpc *httpx.Client }

// New takes the address of the user service.
func New(addr string) *Client { return &Client{httpx.NewClient(addr)} }

// Profile returns one customer.
func (c *Client) Profile(ctx context.Context, userID string) (Profile, error) {
	var out Profile
	err := c.rpc.Call(ctx, "/shop.user.v1.UserService/GetProfile", map[string]string{"userId": userID}, &out)
	return out, err
}

// VerifyPassword returns the id of the customer whose credentials these are.
func (c *Client) VerifyPassword(ctx context.Context, email, password string) (string, error) {
	var out struct {
		UserID string `json:"userId"`
	}
	in := map[string]string{"email": email, "password": password}
	err := c.rpc.Call(ctx, "/shop.user.v1.UserService/VerifyPassword", in, &out)
	return out.UserID, err
}
