// service: coupon-service
module example.com/shop/coupon

go 1.19

require (
	example.com/shop/libs/httpx v0.0.0
	example.com/shop/libs/tracing v0.0.0
)

replace (
	example.com/shop/libs/httpx => ../../libs/httpx
	example.com/shop/libs/tracing => ../../libs/tracing
)
