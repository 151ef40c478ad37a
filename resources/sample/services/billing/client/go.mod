// service: billing-service
module example.com/shop/billing/client

go 1.19

require example.com/shop/libs/httpx v0.0.0

require example.com/shop/libs/tracing v0.0.0 // indirect

replace (
	example.com/shop/libs/httpx => ../../../libs/httpx
	example.com/shop/libs/tracing => ../../../libs/tracing
)
