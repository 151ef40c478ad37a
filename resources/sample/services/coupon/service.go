package main

import (
	"context"
	"log"
	"time"
)

// rule is what one coupon gives, and from which total on.
type rule struct {
	PercentOff   int64     `json:"percentOff"`
	MinimumCents int64     `json:"minimumCents"`
	Until        time.Time `json:"until"`
}

type service struct{ rules map[string]rule }

type quoteRequest struct {
	Code          string `json:"code"`
	SubtotalCents int64  `json:"subtotalCents"`
}

type quoteResponse struct {
	TotalCents    int64 `json:"totalCents"`
	DiscountCents int64 `json:"discountCents"`
}

// quote never fails: a coupon that does not apply leaves the total as it is.
func (s *service) quote(ctx context.Context, in quoteRequest) (quoteResponse, error) {
	r, known := s.rules[in.Code]
	if !known || time.Now().After(r.Until) || in.SubtotalCents < r.MinimumCents {
		if in.Code != "" {
			log.Printf("coupon %q does not apply to %d", in.Code, in.SubtotalCents)
		}
		return quoteResponse{TotalCents: in.SubtotalCents}, nil
	}
	off := in.SubtotalCents * r.PercentOff / 100
	log.Printf("coupon %q takes %d off", in.Code, off)
	return quoteResponse{TotalCents: in.SubtotalCents - off, DiscountCents: off}, nil
}
