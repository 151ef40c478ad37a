// Package main charges and refunds customers through the payment provider, and
// tells the other services about captured payments.
//
// service: payment-service
package main
