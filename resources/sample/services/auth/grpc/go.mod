// service: auth-service
module example.com/shop/auth/grpc

go 1.19

require (
	example.com/shop/auth/core v0.0.0
	example.com/shop/libs/httpx v0.0.0
	example.com/shop/libs/tracing v0.0.0
	example.com/shop/user/client v0.0.0
)

require example.com/shop/billing/client v0.0.0 // indirect

replace (
	example.com/shop/auth/core => ../core
	example.com/shop/billing/client => ../../billing/client
	example.com/shop/libs/httpx => ../../../libs/httpx
	example.com/shop/libs/tracing => ../../../libs/tracing
	example.com/shop/user/client => ../../user/client
)
