package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/smtp"

	"example.com/shop/libs/tracing"
	userclient "example.com/shop/user/client"
)

type mailer struct {
	users *userclient.Client
	host  string
	from  string
}

type orderPlaced struct {
	OrderID     string `json:"orderId"`
	UserID      string `json:"userId"`
	AmountCents int64  `json:"amountCents"`
}

func (m *mailer) orderPlaced(ctx context.Context, data []byte) error {
	var event orderPlaced
	if err := json.Unmarshal(data, &event); err != nil {
		return err
	}
	customer, err := m.users.Profile(ctx, event.UserID)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("From: %s\r\nTo: %s\r\nSubject: Your order %s\r\n\r\n"+
		"Thank you. We take %d.%02d from your card and send the parcel soon.\r\n",
		m.from, customer.Email, event.OrderID, event.AmountCents/100, event.AmountCents%100)
	if err := smtp.SendMail(m.host, nil, m.from, []string{customer.Email}, []byte(text)); err != nil {
		return err
	}
	tracing.Log(ctx, "mail sent", "order", event.OrderID)
	return nil
}
