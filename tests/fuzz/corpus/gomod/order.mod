// service: order
module example.com/shop/order // c

go 1.22

require (
	example.com/a v1.2.3 // indirect
	"example.com/b" v0.0.0-20200101000000-abcdefabcdef
)
replace example.com/a v1 => ../a
exclude example.com/b v1.0.0
retract [v1.0.0, v1.1.0]
